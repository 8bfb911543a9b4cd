import { Module } from '@nestjs/common';
import { RealtimeModule } from '../realtime/realtime.module.ts';
import { ChangeBusinessHours } from './change-business-hours.ts';
import { ChangeLanguages } from './change-languages.ts';
import { ChangeRoutingSettings } from './change-routing-settings.ts';
import { SettingsController } from './settings.controller.ts';

@Module({
  imports: [RealtimeModule],
  controllers: [SettingsController],
  providers: [ChangeBusinessHours, ChangeLanguages, ChangeRoutingSettings],
})
export class SettingsModule {}
