import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '../platform/http/api-remarks.ts';
import { tagsAnswer, type TagsAnswer, tagsBody, type TagsBody } from '@honey/protocol/rest-desk';
import { Allow, CurrentPrincipal } from '../auth/access.ts';
import { findVisibleConversation } from '../conversations/find-visible-conversation.ts';
import type { StaffPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { unwrap } from '../platform/http/problem.ts';
import { TagConversation } from './tag-conversation.ts';
import { readTags, readUsedTags } from './tags.queries.ts';

/** More than anybody reads through. */
const MAX_SUGGESTIONS = 50;

/** By which words the team finds conversations again: for staff, never for customers. */
@ApiTags('agents')
@ApiBearerAuth()
@Controller()
export class TagsController {
  constructor(
    private readonly database: Database,
    private readonly tagConversation: TagConversation,
  ) {}

  @Allow('agent')
  @Get('agents/tags')
  @ApiOkResponse({ standardSchema: tagsAnswer })
  async suggestions(): Promise<TagsAnswer> {
    return { tags: await readUsedTags(this.database.pool, MAX_SUGGESTIONS) };
  }

  @Allow('agent', 'admin')
  @Get('conversations/:conversationId/tags')
  @ApiOkResponse({ standardSchema: tagsAnswer })
  async tags(
    @CurrentPrincipal() staff: StaffPrincipal,
    @Param('conversationId') conversationId: string,
  ): Promise<TagsAnswer> {
    unwrap(await findVisibleConversation(this.database, staff, conversationId));
    return { tags: await readTags(this.database.pool, conversationId) };
  }

  @Allow('agent', 'admin')
  @Put('conversations/:conversationId/tags')
  @ApiOkResponse({ standardSchema: tagsAnswer })
  async write(
    @CurrentPrincipal() staff: StaffPrincipal,
    @Param('conversationId') conversationId: string,
    @Body({ schema: tagsBody }) { tags }: TagsBody,
  ): Promise<TagsAnswer> {
    return { tags: unwrap(await this.tagConversation.run(staff, conversationId, tags)) };
  }
}
