import { Module } from '@nestjs/common';
import { RealtimeModule } from '../realtime/realtime.module.ts';
import { AcknowledgeAlert } from './acknowledge-alert.ts';
import { AlertsController } from './alerts.controller.ts';
import { ChangeAlertRules } from './change-alert-rules.ts';
import { DeliverAlerts } from './deliver-alerts.ts';
import { WatchAlerts } from './watch-alerts.ts';

@Module({
  imports: [RealtimeModule],
  controllers: [AlertsController],
  providers: [AcknowledgeAlert, ChangeAlertRules, DeliverAlerts, WatchAlerts],
})
export class AlertsModule {}
