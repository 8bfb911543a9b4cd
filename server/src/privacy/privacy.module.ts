import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../attachments/attachments.module.ts';
import { RealtimeModule } from '../realtime/realtime.module.ts';
import { RoutingModule } from '../routing/routing.module.ts';
import { EraseUser } from './erase-user.ts';
import { ExportUser } from './export-user.ts';
import { PrivacyController } from './privacy.controller.ts';
import { Retention } from './retention.ts';

@Module({
  imports: [AttachmentsModule, RealtimeModule, RoutingModule],
  controllers: [PrivacyController],
  providers: [EraseUser, ExportUser, Retention],
})
export class PrivacyModule {}
