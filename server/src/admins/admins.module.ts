import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module.ts';
import { RealtimeModule } from '../realtime/realtime.module.ts';
import { RoutingModule } from '../routing/routing.module.ts';
import { AdminsController } from './admins.controller.ts';
import { AuditController } from './audit.controller.ts';
import { ListConversations } from './list-conversations.ts';
import { ManageAgents } from './manage-agents.ts';
import { ReadMetrics } from './read-metrics.ts';

@Module({
  imports: [AgentsModule, RealtimeModule, RoutingModule],
  controllers: [AdminsController, AuditController],
  providers: [ListConversations, ManageAgents, ReadMetrics],
})
export class AdminsModule {}
