import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '../platform/http/api-remarks.ts';
import { type Conversation, conversationSchema } from '@honey/protocol/entities';
import {
  adminConversationsAnswer,
  type AdminConversationsAnswer,
  adminConversationsQuery,
  adminQueueAnswer,
  type AdminQueueAnswer,
  giveBody,
  type GiveBody,
  metricsSchema,
  type Metrics,
  priorityAnswer,
  type PriorityAnswer,
  priorityBody,
  type PriorityBody,
} from '@honey/protocol/rest';
import { Allow, CurrentPrincipal } from '../auth/access.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { unwrap } from '../platform/http/problem.ts';
import { readCapacity } from '../routing/capacity.queries.ts';
import { ChangePriority } from '../routing/change-priority.ts';
import { GiveWaiting } from '../routing/give-waiting.ts';
import { readLine } from './admin.queries.ts';
import { explainLine } from './explain-line.ts';
import { type ConversationFilter, ListConversations } from './list-conversations.ts';
import { ReadMetrics } from './read-metrics.ts';
import { TakeOver } from './take-over.ts';

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
    private readonly changePriority: ChangePriority,
    private readonly giveWaiting: GiveWaiting,
    private readonly takeOver: TakeOver,
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

  @Post('queue/:conversationId/give')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: conversationSchema })
  async give(
    @CurrentPrincipal() admin: AdminPrincipal,
    @Param('conversationId') conversationId: string,
    @Body({ schema: giveBody }) body: GiveBody,
  ): Promise<Conversation> {
    return unwrap(await this.giveWaiting.run(admin, conversationId, body));
  }

  @Get('conversations')
  @ApiOkResponse({ standardSchema: adminConversationsAnswer })
  async conversations(
    @Query({ schema: adminConversationsQuery }) filter: ConversationFilter,
  ): Promise<AdminConversationsAnswer> {
    return { conversations: await this.listConversations.run(filter) };
  }

  @Post('conversations/:conversationId/take-over')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: conversationSchema })
  async take(
    @CurrentPrincipal() admin: AdminPrincipal,
    @Param('conversationId') conversationId: string,
  ): Promise<Conversation> {
    return unwrap(await this.takeOver.run(admin, conversationId));
  }
}
