import { Injectable, Controller, Get, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Injectable()
export class ReportService {
  constructor(private readonly dataSource: DataSource) {}

  find(owner: string) {
    return this.dataSource.query("select * from report where owner = '" + owner + "'");
  }
}

@Controller('reports')
export class ReportController {
  constructor(private readonly reports: ReportService) {}

  @Get()
  list(@Query('owner') owner: string) {
    return this.reports.find(owner);
  }
}
