import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '../platform/http/api-remarks.ts';
import {
  agentQueueAnswer,
  type AgentQueueAnswer,
  cannedRepliesAnswer,
  type CannedRepliesAnswer,
  closedChatsAnswer,
  type ClosedChatsAnswer,
  closedChatsQuery,
  colleaguesAnswer,
  type ColleaguesAnswer,
  searchAnswer,
  type SearchAnswer,
  searchQuery,
} from '@honey/protocol/rest-desk';
import { Allow, CurrentPrincipal } from '../auth/access.ts';
import { RateLimit } from '../auth/rate-limit.ts';
import type { AgentPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { readCapacity } from '../routing/capacity.queries.ts';
import { readCannedReplies } from './canned-replies.queries.ts';
import { type ClosedChatsPage, readClosedChats, readColleagues, readLineForAgents } from './desk.queries.ts';
import { searchMessages, type SearchPage } from './search.queries.ts';

/** More of the line than anybody claims from; its length is told beside it. */
const MAX_LINE = 100;

/** What the agents' desk shows beside the agent's own chats. */
@ApiTags('agents')
@ApiBearerAuth()
@Allow('agent')
@Controller('agents')
export class DeskController {
  constructor(private readonly database: Database) {}

  @Get('queue')
  @ApiOkResponse({ standardSchema: agentQueueAnswer })
  async queue(): Promise<AgentQueueAnswer> {
    const { queueLength } = await readCapacity(this.database.pool);
    return { length: queueLength, entries: await readLineForAgents(this.database.pool, MAX_LINE) };
  }

  @Get('colleagues')
  @ApiOkResponse({ standardSchema: colleaguesAnswer })
  async colleagues(@CurrentPrincipal() { agentId }: AgentPrincipal): Promise<ColleaguesAnswer> {
    return { agents: await readColleagues(this.database.pool, agentId) };
  }

  @Get('me/closed')
  @ApiOkResponse({ standardSchema: closedChatsAnswer })
  async closed(
    @CurrentPrincipal() { agentId }: AgentPrincipal,
    @Query({ schema: closedChatsQuery }) { before, limit }: ClosedChatsPage,
  ): Promise<ClosedChatsAnswer> {
    const rows = await readClosedChats(this.database.pool, agentId, { before, limit: limit + 1 });
    return { conversations: rows.slice(0, limit), hasMore: rows.length > limit };
  }

  @RateLimit('search')
  @Get('search')
  @ApiOkResponse({ standardSchema: searchAnswer })
  async search(
    @CurrentPrincipal() { agentId }: AgentPrincipal,
    @Query({ schema: searchQuery }) { limit, ...query }: SearchPage,
  ): Promise<SearchAnswer> {
    const rows = await searchMessages(this.database.pool, agentId, { ...query, limit: limit + 1 });
    return { results: rows.slice(0, limit), hasMore: rows.length > limit };
  }

  @Get('canned-replies')
  @ApiOkResponse({ standardSchema: cannedRepliesAnswer })
  async cannedReplies(): Promise<CannedRepliesAnswer> {
    return { replies: await readCannedReplies(this.database.pool) };
  }
}
