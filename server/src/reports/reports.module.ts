import { Module } from '@nestjs/common';
import { ReadReport } from './read-report.ts';
import { ReadToday } from './read-today.ts';
import { ReportsController } from './reports.controller.ts';

@Module({
  controllers: [ReportsController],
  providers: [ReadReport, ReadToday],
})
export class ReportsModule {}
