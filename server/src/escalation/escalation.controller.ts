import { Body, Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '../platform/http/api-remarks.ts';
import {
  type EscalationResult,
  escalationResultSchema,
  type QueueStatusAnswer,
  queueStatusSchema,
} from '@honey/protocol/escalation';
import { escalateBody, type EscalateBody } from '@honey/protocol/rest';
import {
  offlineMessageAnswer,
  type OfflineMessageAnswer,
  offlineMessageBody,
  type OfflineMessageBody,
} from '@honey/protocol/rest-offline';
import { Allow, CurrentPrincipal, KnownByWork } from '../auth/access.ts';
import type { UserPrincipal } from '../domain/principal.ts';
import { unwrap } from '../platform/http/problem.ts';
import { traceIdOf } from '../platform/http/request-ids.ts';
import { RateLimit } from '../auth/rate-limit.ts';
import { EscalateToHuman } from './escalate-to-human.ts';
import { FindQueueStatus } from './find-queue-status.ts';
import { KeepWaiting } from './keep-waiting.ts';
import { LeaveMessage } from './leave-message.ts';
import { LeaveQueue } from './leave-queue.ts';

@ApiTags('escalation')
@ApiBearerAuth()
@Allow('user')
@Controller('conversations')
export class EscalationController {
  constructor(
    private readonly escalation: EscalateToHuman,
    private readonly queueStatus: FindQueueStatus,
    private readonly leaveQueue: LeaveQueue,
    private readonly keepWaiting: KeepWaiting,
    private readonly leaveMessage: LeaveMessage,
  ) {}

  @RateLimit('line')
  @KnownByWork()
  @Post('escalate')
  @HttpCode(200)
  @ApiOkResponse({ description: 'ASSIGNED, QUEUED or OUTSIDE_HOURS', standardSchema: escalationResultSchema })
  async escalate(
    @CurrentPrincipal() user: UserPrincipal,
    @Body({ schema: escalateBody }) body: EscalateBody,
    @Headers('traceparent') traceparent: unknown,
  ): Promise<EscalationResult> {
    return unwrap(await this.escalation.escalateToHuman(user, body, traceIdOf(traceparent)));
  }

  @Get('queue-status/:conversationId')
  @ApiOkResponse({ standardSchema: queueStatusSchema })
  async status(
    @CurrentPrincipal() user: UserPrincipal,
    @Param('conversationId') conversationId: string,
  ): Promise<QueueStatusAnswer> {
    return unwrap(await this.queueStatus.run(user, conversationId));
  }

  @RateLimit('line')
  @Post(':conversationId/leave-queue')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: queueStatusSchema })
  async leave(
    @CurrentPrincipal() user: UserPrincipal,
    @Param('conversationId') conversationId: string,
  ): Promise<QueueStatusAnswer> {
    return unwrap(await this.leaveQueue.run(user, conversationId));
  }

  @Post(':conversationId/keep-waiting')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: queueStatusSchema })
  async stay(
    @CurrentPrincipal() user: UserPrincipal,
    @Param('conversationId') conversationId: string,
  ): Promise<QueueStatusAnswer> {
    return unwrap(await this.keepWaiting.run(user, conversationId));
  }

  @RateLimit('line')
  @Post(':conversationId/offline-message')
  @HttpCode(200)
  @ApiOkResponse({ description: 'The message, kept for the agents', standardSchema: offlineMessageAnswer })
  async message(
    @CurrentPrincipal() user: UserPrincipal,
    @Param('conversationId') conversationId: string,
    @Body({ schema: offlineMessageBody }) body: OfflineMessageBody,
  ): Promise<OfflineMessageAnswer> {
    return unwrap(await this.leaveMessage.run(user, conversationId, body));
  }
}
