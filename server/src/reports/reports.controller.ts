import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '../platform/http/api-remarks.ts';
import {
  type Report,
  type ReportQuery,
  reportQuery,
  reportSchema,
  type TodayReport,
  todayReportSchema,
} from '@honey/protocol/reports';
import type { FastifyReply } from 'fastify';
import { Allow } from '../auth/access.ts';
import { toCsv } from './csv.ts';
import { ReadReport } from './read-report.ts';
import { ReadToday } from './read-today.ts';

const DAY_COLUMNS = [
  'day',
  'escalated',
  'assigned',
  'abandoned',
  'medianWaitMs',
  'p90WaitMs',
  'medianHandleMs',
  'ratings',
  'meanRating',
] as const;
const AGENT_COLUMNS = [
  'agentId',
  'agentName',
  'assigned',
  'closed',
  'passedOn',
  'medianWaitMs',
  'medianHandleMs',
] as const;

@ApiTags('admin')
@ApiBearerAuth()
@Allow('admin')
@Controller('admin/reports')
export class ReportsController {
  constructor(
    private readonly readReport: ReadReport,
    private readonly readToday: ReadToday,
  ) {}

  @Get('today')
  @ApiOkResponse({ standardSchema: todayReportSchema })
  async today(): Promise<TodayReport> {
    return this.readToday.run();
  }

  /** JSON, or CSV where `format` or the `Accept` header asks for it. */
  @Get()
  @ApiOkResponse({ standardSchema: reportSchema })
  async report(
    @Query({ schema: reportQuery }) query: ReportQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Report | string> {
    const report = await this.readReport.run(query);
    const format = query.format ?? (accept?.includes('text/csv') === true ? 'csv' : 'json');
    if (format === 'json') return report;
    const { from, to, by } = query;
    reply.header('content-type', 'text/csv; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="honey-${by}-${from}-${to}.csv"`);
    return by === 'day' ? toCsv(DAY_COLUMNS, report.days) : toCsv(AGENT_COLUMNS, report.agents);
  }
}
