import { Module } from '@nestjs/common';
import { RealtimeModule } from '../realtime/realtime.module.ts';
import { RoutingModule } from '../routing/routing.module.ts';
import { AgentStatusNews } from './agent-status-news.ts';
import { AgentsController } from './agents.controller.ts';
import { FindAvailability } from './find-availability.ts';
import { ListMyConversations } from './list-my-conversations.ts';
import { Presence } from './presence.ts';
import { SetAgentStatus } from './set-agent-status.ts';

@Module({
  imports: [RealtimeModule, RoutingModule],
  controllers: [AgentsController],
  providers: [AgentStatusNews, FindAvailability, ListMyConversations, Presence, SetAgentStatus],
  exports: [AgentStatusNews, Presence],
})
export class AgentsModule {}
