import { Readable } from 'node:stream';
import { Controller, Get, HttpStatus, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
} from '../platform/http/api-remarks.ts';
import { type Message, messageSchema } from '@honey/protocol/entities';
import { attachmentMediaTypes } from '@honey/protocol/states';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, CurrentPrincipal } from '../auth/access.ts';
import { isParticipant } from '../auth/policy.ts';
import { findConversation } from '../conversations/conversation.queries.ts';
import { findVisibleConversation, noSuchConversation } from '../conversations/find-visible-conversation.ts';
import { MessageRate } from '../conversations/message-rate.ts';
import { type Outcome, refuse } from '../domain/outcome.ts';
import type { AgentPrincipal, Principal, UserPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { cutOffAfter } from '../platform/http/cut-off.ts';
import { ProblemException, unwrap } from '../platform/http/problem.ts';
import { AddAttachment } from './add-attachment.ts';
import { AttachmentFiles } from './attachment-files.ts';
import { contentDisposition } from './attachment-name.ts';
import { findAttachment } from './attachment.queries.ts';
import { readUploadHeaders } from './upload-headers.ts';

/** The largest file, on a line of 400 kbit/s. Meanwhile it is open. */
const DOWNLOAD_TIMEOUT_MS = 120_000;

const notAFile = refuse('UNSUPPORTED_MEDIA_TYPE', 'Send the file itself as the body, as application/octet-stream.');
const noSuchFile = refuse('NOT_FOUND', 'There is no such file.');

/** Pictures and PDF files in a conversation. */
@ApiTags('conversations')
@ApiBearerAuth()
@Controller('conversations/:conversationId/attachments')
export class AttachmentsController {
  constructor(
    private readonly database: Database,
    private readonly rate: MessageRate,
    private readonly addAttachment: AddAttachment,
    private readonly files: AttachmentFiles,
  ) {}

  @Allow('user', 'agent')
  @Post()
  @ApiConsumes('application/octet-stream', ...attachmentMediaTypes)
  @ApiHeader({ name: 'x-file-name', description: 'Percent-encoded UTF-8', required: true })
  @ApiHeader({ name: 'x-client-message-id', required: true })
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ standardSchema: messageSchema })
  async add(
    @CurrentPrincipal() sender: UserPrincipal | AgentPrincipal,
    @Param('conversationId') conversationId: string,
    @Req() { headers, body, ip }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Message> {
    const isTooMuch = this.rate.refusal(sender);
    if (isTooMuch) throw new ProblemException(isTooMuch);
    const conversation = await findConversation(this.database.pool, conversationId);
    if (!conversation || !isParticipant(sender, conversation)) throw new ProblemException(noSuchConversation);
    const file = unwrap(asFile(body));
    const { name, clientMessageId } = unwrap(readUploadHeaders(headers));
    const added = await this.addAttachment.run({ conversation, sender, ip, clientMessageId, name, body: file });
    const { message, isNew } = unwrap(added);
    void reply.status(isNew ? HttpStatus.CREATED : HttpStatus.OK);
    return message;
  }

  @Allow('user', 'agent', 'admin')
  @Get(':attachmentId')
  @ApiProduces(...attachmentMediaTypes)
  @ApiOkResponse({ description: 'The file', schema: { type: 'string', format: 'binary' } })
  async get(
    @CurrentPrincipal() principal: Principal,
    @Param('conversationId') conversationId: string,
    @Param('attachmentId') attachmentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    unwrap(await findVisibleConversation(this.database, principal, conversationId));
    const found = await findAttachment(this.database.pool, conversationId, attachmentId);
    const file = found && (await this.files.open(found.id));
    if (!file) throw new ProblemException(noSuchFile);
    cutOffAfter(reply.raw, DOWNLOAD_TIMEOUT_MS);
    void reply.headers({
      // Opened by itself it is a picture or a download, and never a page that could do anything.
      'content-security-policy': `default-src 'none'; sandbox; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    return new StreamableFile(file.createReadStream(), {
      type: found.mediaType,
      disposition: contentDisposition(found.name, found.mediaType),
      length: found.bytes,
    });
  }
}

const asFile = (body: unknown): Outcome<Readable> => (body instanceof Readable ? { ok: true, value: body } : notAFile);
