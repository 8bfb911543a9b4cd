import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module.ts';
import { RealtimeModule } from '../realtime/realtime.module.ts';
import { RoutingModule } from '../routing/routing.module.ts';
import { AdminsController } from './admins.controller.ts';
import { AgentsAdminController } from './agents-admin.controller.ts';
import { ChangeAgent } from './change-agent.ts';
import { InviteAgents } from './invite-agents.ts';
import { AuditController } from './audit.controller.ts';
import { ListConversations } from './list-conversations.ts';
import { ReadMetrics } from './read-metrics.ts';
import { TakeOver } from './take-over.ts';

@Module({
  imports: [AgentsModule, RealtimeModule, RoutingModule],
  controllers: [AdminsController, AgentsAdminController, AuditController],
  providers: [ChangeAgent, InviteAgents, ListConversations, ReadMetrics, TakeOver],
})
export class AdminsModule {}
