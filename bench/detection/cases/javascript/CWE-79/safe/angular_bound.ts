import { Component, OnInit } from '@angular/core';
import { ActivatedRoute } from '@angular/router';

@Component({ selector: 'app-search', template: '<div [innerHTML]="value"></div>' })
export class SearchComponent implements OnInit {
  value = '';
  constructor(private route: ActivatedRoute) {}

  ngOnInit(): void {
    this.value = this.route.snapshot.queryParams.q;
  }
}
