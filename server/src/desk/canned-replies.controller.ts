import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '../platform/http/api-remarks.ts';
import {
  cannedRepliesAnswer,
  type CannedRepliesAnswer,
  type CannedReply,
  cannedReplyBody,
  type CannedReplyBody,
  cannedReplyChange,
  type CannedReplyChange,
  cannedReplySchema,
} from '@honey/protocol/rest-desk';
import { Allow, CurrentPrincipal } from '../auth/access.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { unwrap } from '../platform/http/problem.ts';
import { readCannedReplies } from './canned-replies.queries.ts';
import { ManageCannedReplies } from './manage-canned-replies.ts';

@ApiTags('admin')
@ApiBearerAuth()
@Allow('admin')
@Controller('admin/canned-replies')
export class CannedRepliesController {
  constructor(
    private readonly database: Database,
    private readonly manage: ManageCannedReplies,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: cannedRepliesAnswer })
  async list(): Promise<CannedRepliesAnswer> {
    return { replies: await readCannedReplies(this.database.pool) };
  }

  @Post()
  @ApiCreatedResponse({ standardSchema: cannedReplySchema })
  async create(
    @CurrentPrincipal() admin: AdminPrincipal,
    @Body({ schema: cannedReplyBody }) body: CannedReplyBody,
  ): Promise<CannedReply> {
    return unwrap(await this.manage.create(admin, body));
  }

  @Patch(':replyId')
  @ApiOkResponse({ standardSchema: cannedReplySchema })
  async update(
    @CurrentPrincipal() admin: AdminPrincipal,
    @Param('replyId') replyId: string,
    @Body({ schema: cannedReplyChange }) body: CannedReplyChange,
  ): Promise<CannedReply> {
    return unwrap(await this.manage.update(admin, replyId, body));
  }

  @Delete(':replyId')
  @HttpCode(204)
  @ApiNoContentResponse()
  async delete(@CurrentPrincipal() admin: AdminPrincipal, @Param('replyId') replyId: string): Promise<void> {
    unwrap(await this.manage.delete(admin, replyId));
  }
}
