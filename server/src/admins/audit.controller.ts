import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '../platform/http/api-remarks.ts';
import {
  auditActorsAnswer,
  type AuditActorsAnswer,
  auditAnswer,
  type AuditAnswer,
  auditQuery,
  type AuditQuery,
} from '@honey/protocol/audit';
import { Allow } from '../auth/access.ts';
import { Database } from '../platform/database/database.ts';
import { readAudit, readAuditActors } from './audit.queries.ts';

@ApiTags('admin')
@ApiBearerAuth()
@Allow('admin')
@Controller('admin/audit')
export class AuditController {
  constructor(private readonly database: Database) {}

  @Get()
  @ApiOkResponse({ standardSchema: auditAnswer })
  async audit(@Query({ schema: auditQuery }) query: AuditQuery): Promise<AuditAnswer> {
    const entries = await readAudit(this.database.pool, { ...query, limit: query.limit + 1 });
    return { entries: entries.slice(0, query.limit), hasMore: entries.length > query.limit };
  }

  @Get('actors')
  @ApiOkResponse({ standardSchema: auditActorsAnswer })
  async actors(): Promise<AuditActorsAnswer> {
    return { actors: await readAuditActors(this.database.pool) };
  }
}
