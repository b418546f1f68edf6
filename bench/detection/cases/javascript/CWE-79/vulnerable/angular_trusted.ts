import { Component, OnInit } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { DomSanitizer, SafeHtml } from '@angular/platform-browser';

@Component({ selector: 'app-search', template: '<div [innerHTML]="value"></div>' })
export class SearchComponent implements OnInit {
  value: SafeHtml = '';
  constructor(private route: ActivatedRoute, private sanitizer: DomSanitizer) {}

  ngOnInit(): void {
    const q = this.route.snapshot.queryParams.q;
    this.value = this.sanitizer.bypassSecurityTrustHtml(q);
  }
}
