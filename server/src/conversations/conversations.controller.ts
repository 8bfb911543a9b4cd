import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '../platform/http/api-remarks.ts';
import { type Conversation, conversationSchema, type Message, messageSchema } from '@honey/protocol/entities';
import {
  botAnswer,
  type BotAnswer,
  botBody,
  type BotBody,
  createConversationAnswer,
  type CreateConversationAnswer,
  createConversationBody,
  type CreateConversationBody,
  messagesAnswer,
  type MessagesAnswer,
  messagesQuery,
  ratingAnswer,
  type RatingAnswer,
  ratingBody,
  type RatingBody,
  sendMessageBody,
  type SendMessageBody,
} from '@honey/protocol/rest';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentPrincipal, Public } from '../auth/access.ts';
import type { AgentPrincipal, Principal, UserPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { unwrap } from '../platform/http/problem.ts';
import { RateLimit } from '../auth/rate-limit.ts';
import { presentConversation } from './conversation.presenter.ts';
import { CreateConversation } from './create-conversation.ts';
import { findVisibleConversation } from './find-visible-conversation.ts';
import { ListMessages, type MessagePage } from './list-messages.ts';
import { RateConversation } from './rate-conversation.ts';
import { SendMessage } from './send-message.ts';
import { TalkToBot } from './talk-to-bot.ts';

@ApiTags('conversations')
@ApiBearerAuth()
@Controller('conversations')
export class ConversationsController {
  // One use case a route: the constructor is as long as the list of routes.

  constructor(
    private readonly database: Database,
    private readonly createConversation: CreateConversation,
    private readonly listMessages: ListMessages,
    private readonly sendMessage: SendMessage,
    private readonly talkToBot: TalkToBot,
    private readonly rateConversation: RateConversation,
  ) {}

  @Public()
  @RateLimit('conversation')
  @Post()
  @ApiCreatedResponse({ standardSchema: createConversationAnswer })
  async create(
    @CurrentPrincipal() principal: Principal | undefined,
    @Body({ schema: createConversationBody.default({}) }) body: CreateConversationBody,
  ): Promise<CreateConversationAnswer> {
    return unwrap(await this.createConversation.run(body, principal?.kind === 'user' ? principal : undefined));
  }

  @Allow('user', 'agent', 'admin')
  @Get(':conversationId')
  @ApiOkResponse({ standardSchema: conversationSchema })
  async get(
    @CurrentPrincipal() principal: Principal,
    @Param('conversationId') conversationId: string,
  ): Promise<Conversation> {
    const row = unwrap(await findVisibleConversation(this.database, principal, conversationId));
    // How a chat was filed is the team's.
    return presentConversation(principal.kind === 'user' ? { ...row, outcome: null } : row);
  }

  @Allow('user', 'agent', 'admin')
  @Get(':conversationId/messages')
  @ApiOkResponse({ standardSchema: messagesAnswer })
  async messages(
    @CurrentPrincipal() principal: Principal,
    @Param('conversationId') conversationId: string,
    @Query({ schema: messagesQuery }) page: MessagePage,
  ): Promise<MessagesAnswer> {
    return unwrap(await this.listMessages.run(principal, conversationId, page));
  }

  @Allow('user', 'agent')
  @Post(':conversationId/messages')
  @ApiCreatedResponse({ standardSchema: messageSchema })
  async send(
    @CurrentPrincipal() sender: UserPrincipal | AgentPrincipal,
    @Param('conversationId') conversationId: string,
    @Body({ schema: sendMessageBody }) body: SendMessageBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Message> {
    const { message, isNew } = unwrap(await this.sendMessage.run({ ...body, conversationId, sender }));
    void reply.status(isNew ? HttpStatus.CREATED : HttpStatus.OK);
    return message;
  }

  @Allow('user')
  @RateLimit('assistant')
  @Post(':conversationId/bot')
  @ApiCreatedResponse({ standardSchema: botAnswer })
  async bot(
    @CurrentPrincipal() user: UserPrincipal,
    @Param('conversationId') conversationId: string,
    @Body({ schema: botBody }) body: BotBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BotAnswer> {
    const { answer, isNew } = unwrap(await this.talkToBot.run(user, conversationId, body));
    void reply.status(isNew ? HttpStatus.CREATED : HttpStatus.OK);
    return answer;
  }

  @Allow('user')
  @Post(':conversationId/rating')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: ratingAnswer })
  async rate(
    @CurrentPrincipal() user: UserPrincipal,
    @Param('conversationId') conversationId: string,
    @Body({ schema: ratingBody }) body: RatingBody,
  ): Promise<RatingAnswer> {
    return unwrap(await this.rateConversation.run(user, conversationId, body));
  }
}
