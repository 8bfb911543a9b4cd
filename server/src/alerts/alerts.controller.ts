import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '../platform/http/api-remarks.ts';
import {
  type Alert,
  alertsAnswer,
  type AlertsAnswer,
  alertSchema,
  type AlertSettings,
  alertSettingsSchema,
} from '@honey/protocol/alerts';
import { Allow, CurrentPrincipal } from '../auth/access.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { unwrap } from '../platform/http/problem.ts';
import { AcknowledgeAlert } from './acknowledge-alert.ts';
import { readAlerts, readAlertSettings } from './alert.queries.ts';
import { ChangeAlertRules } from './change-alert-rules.ts';

const MOST = 100;

@ApiTags('admin')
@ApiBearerAuth()
@Allow('admin')
@Controller('admin/alerts')
export class AlertsController {
  constructor(
    private readonly database: Database,
    private readonly acknowledgeAlert: AcknowledgeAlert,
    private readonly changeAlertRules: ChangeAlertRules,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: alertsAnswer })
  async alerts(): Promise<AlertsAnswer> {
    return { alerts: await readAlerts(this.database.pool, MOST) };
  }

  @Post(':alertId/acknowledge')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: alertSchema })
  async acknowledge(@CurrentPrincipal() admin: AdminPrincipal, @Param('alertId') alertId: string): Promise<Alert> {
    return unwrap(await this.acknowledgeAlert.run(admin, alertId));
  }

  @Get('rules')
  @ApiOkResponse({ standardSchema: alertSettingsSchema })
  async rules(): Promise<AlertSettings> {
    return readAlertSettings(this.database.pool);
  }

  @Put('rules')
  @ApiOkResponse({ standardSchema: alertSettingsSchema })
  async putRules(
    @CurrentPrincipal() admin: AdminPrincipal,
    @Body({ schema: alertSettingsSchema }) body: AlertSettings,
  ): Promise<AlertSettings> {
    return this.changeAlertRules.run(admin, body);
  }
}
