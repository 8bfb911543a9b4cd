import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type AdminAgent, adminAgentSchema } from '@honey/protocol/entities';
import {
  adminAgentsAnswer,
  type AdminAgentsAnswer,
  adminConversationsAnswer,
  type AdminConversationsAnswer,
  adminConversationsQuery,
  adminQueueAnswer,
  type AdminQueueAnswer,
  createAgentBody,
  metricsSchema,
  type Metrics,
  priorityAnswer,
  type PriorityAnswer,
  priorityBody,
  type PriorityBody,
  updateAgentBody,
} from '@honey/protocol/rest';
import { Allow, CurrentPrincipal } from '../auth/access.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { unwrap } from '../platform/http/problem.ts';
import { readCapacity } from '../routing/capacity.queries.ts';
import { ChangePriority } from '../routing/change-priority.ts';
import { readAgents, readLine } from './admin.queries.ts';
import { explainLine } from './explain-line.ts';
import { type ConversationFilter, ListConversations } from './list-conversations.ts';
import { type AgentChanges, ManageAgents, type NewAgent } from './manage-agents.ts';
import { ReadMetrics } from './read-metrics.ts';

/** More of the line than a screen can show; its length is told beside it. */
const MAX_LINE = 500;

@ApiTags('admin')
@ApiBearerAuth()
@Allow('admin')
@Controller('admin')
export class AdminsController {
  constructor(
    private readonly database: Database,
    private readonly readMetrics: ReadMetrics,
    private readonly listConversations: ListConversations,
    private readonly manageAgents: ManageAgents,
    private readonly changePriority: ChangePriority,
  ) {}

  @Get('metrics')
  @ApiOkResponse({ standardSchema: metricsSchema })
  async metrics(): Promise<Metrics> {
    return this.readMetrics.run();
  }

  @Get('queue')
  @ApiOkResponse({ standardSchema: adminQueueAnswer })
  async queue(): Promise<AdminQueueAnswer> {
    const { queueLength } = await readCapacity(this.database.pool);
    const [entries, reasons] = await Promise.all([
      readLine(this.database.pool, MAX_LINE),
      explainLine(this.database.pool, MAX_LINE),
    ]);
    const explained = entries.map((entry) => {
      const why = reasons.get(entry.conversationId);
      return why ? { ...entry, why } : entry;
    });
    return { length: queueLength, entries: explained };
  }

  @Patch('queue/:conversationId')
  @ApiOkResponse({ standardSchema: priorityAnswer })
  async changeInLine(
    @CurrentPrincipal() admin: AdminPrincipal,
    @Param('conversationId') conversationId: string,
    @Body({ schema: priorityBody }) { priority }: PriorityBody,
  ): Promise<PriorityAnswer> {
    return unwrap(await this.changePriority.run(admin, conversationId, priority));
  }

  @Get('agents')
  @ApiOkResponse({ standardSchema: adminAgentsAnswer })
  async agents(): Promise<AdminAgentsAnswer> {
    return { agents: await readAgents(this.database.pool) };
  }

  @Post('agents')
  @ApiCreatedResponse({ standardSchema: adminAgentSchema })
  async createAgent(@Body({ schema: createAgentBody }) body: NewAgent): Promise<AdminAgent> {
    return unwrap(await this.manageAgents.create(body));
  }

  @Patch('agents/:agentId')
  @ApiOkResponse({ standardSchema: adminAgentSchema })
  async updateAgent(
    @Param('agentId') agentId: string,
    @Body({ schema: updateAgentBody }) body: AgentChanges,
  ): Promise<AdminAgent> {
    return unwrap(await this.manageAgents.update(agentId, body));
  }

  @Get('conversations')
  @ApiOkResponse({ standardSchema: adminConversationsAnswer })
  async conversations(
    @Query({ schema: adminConversationsQuery }) filter: ConversationFilter,
  ): Promise<AdminConversationsAnswer> {
    return { conversations: await this.listConversations.run(filter) };
  }
}
