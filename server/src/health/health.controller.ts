import { Controller, Get, Header } from '@nestjs/common';
import { HealthCheck, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { Public } from '../auth/access.ts';
import { ApiTags, describedBy } from '../platform/http/api-remarks.ts';
import { Database } from '../platform/database/database.ts';
import { Metrics } from './metrics.ts';

@ApiTags('operation')
@Public()
@Controller()
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly database: Database,
    private readonly metricsRegistry: Metrics,
  ) {}

  /** The process answers. */
  @Get('health/live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** It can do its work: the database answers. */
  @Get('health/ready')
  @HealthCheck({ noCache: true, swaggerDocumentation: false })
  @describedBy(() => HealthCheck({ noCache: false, swaggerDocumentation: true }))
  ready() {
    return this.health.check([
      async () => {
        const indicator = this.indicators.check('database');
        try {
          await this.database.pool.query('SELECT 1');
          return indicator.up();
        } catch {
          return indicator.down();
        }
      },
    ]);
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async metrics(): Promise<string> {
    return this.metricsRegistry.text();
  }
}
