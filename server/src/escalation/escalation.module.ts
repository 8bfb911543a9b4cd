import { Module } from '@nestjs/common';
import { ConversationsModule } from '../conversations/conversations.module.ts';
import { RealtimeModule } from '../realtime/realtime.module.ts';
import { RoutingModule } from '../routing/routing.module.ts';
import { EscalateToHuman } from './escalate-to-human.ts';
import { EscalationController } from './escalation.controller.ts';
import { FindQueueStatus } from './find-queue-status.ts';
import { KeepWaiting } from './keep-waiting.ts';
import { LeaveMessage } from './leave-message.ts';
import { LeaveQueue } from './leave-queue.ts';

@Module({
  imports: [ConversationsModule, RealtimeModule, RoutingModule],
  controllers: [EscalationController],
  providers: [EscalateToHuman, FindQueueStatus, KeepWaiting, LeaveMessage, LeaveQueue],
})
export class EscalationModule {}
