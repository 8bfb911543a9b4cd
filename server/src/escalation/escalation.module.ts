import { Module } from '@nestjs/common';
import { RealtimeModule } from '../realtime/realtime.module.ts';
import { RoutingModule } from '../routing/routing.module.ts';
import { EscalateToHuman } from './escalate-to-human.ts';
import { EscalationController } from './escalation.controller.ts';
import { FindQueueStatus } from './find-queue-status.ts';
import { KeepWaiting } from './keep-waiting.ts';
import { LeaveQueue } from './leave-queue.ts';

@Module({
  imports: [RealtimeModule, RoutingModule],
  controllers: [EscalationController],
  providers: [EscalateToHuman, FindQueueStatus, KeepWaiting, LeaveQueue],
})
export class EscalationModule {}
