import { createHash, randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { MAX_ATTACHMENT_BYTES, MAX_ATTACHMENTS } from '@honey/protocol/limits';
import { presentMessage } from '../conversations/conversation.presenter.ts';
import {
  type ConversationRow,
  findStored,
  lockConversation,
  type MessageRow,
} from '../conversations/conversation.queries.ts';
import { conversationClosed } from '../conversations/find-visible-conversation.ts';
import { type SentMessage, VISITOR_NAME } from '../conversations/send-message.ts';
import { takeUp } from '../conversations/take-up.queries.ts';
import { done, type Failure, type Outcome, refuse } from '../domain/outcome.ts';
import { type AgentPrincipal, idOf, type UserPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { isUniqueViolation } from '../platform/database/database-errors.ts';
import { networkOf } from '../platform/http/network-of.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { AttachmentFiles } from './attachment-files.ts';
import { attachmentName } from './attachment-name.ts';
import { appendAttachment, countAttachments, findDigest, type NewAttachment } from './attachment.queries.ts';
import { readUpload } from './read-upload.ts';
import { sniffFile } from './sniff-file.ts';
import { stripMetadata } from './strip-metadata.ts';
import { UploadsUnderWay } from './uploads-under-way.ts';

const damaged = refuse('UNSUPPORTED_MEDIA_TYPE', 'This picture is damaged: it cannot be read to its end.');
const noPerson = refuse('WRONG_STATE', 'Files can be sent while a person has the chat.');
const full = refuse('WRONG_STATE', `A chat has room for ${String(MAX_ATTACHMENTS)} files, and this one has them.`);
const conflict = refuse('MESSAGE_CONFLICT', 'This clientMessageId was used with something else.');
const busy = { ...refuse('RATE_LIMITED', 'One file after the other. Wait a little.'), retryAfterSeconds: 2 };

export interface AddAttachmentRequest {
  /** It must have been found to be one of the sender's. */
  conversation: ConversationRow;
  sender: UserPrincipal | AgentPrincipal;
  /** The address it comes from. */
  ip: string;
  clientMessageId: string;
  /** As the sender calls the file. */
  name: string;
  body: Readable;
}

/** Keeps a file and brings it to the others as a message. A retry with the same bytes finds the same message. */
@Injectable()
export class AddAttachment {
  readonly #underWay = new UploadsUnderWay();

  constructor(
    private readonly database: Database,
    private readonly files: AttachmentFiles,
    private readonly sockets: WebSocketService,
  ) {}

  async run(request: AddAttachmentRequest): Promise<Outcome<SentMessage>> {
    const { conversation, sender, ip } = request;
    const upload = {
      key: `${conversation.conversationId} ${idOf(sender)}`,
      network: sender.kind === 'user' ? networkOf(ip) : null,
    };
    if (!this.#underWay.begin(upload)) return busy;
    try {
      return await this.#add(request);
    } finally {
      this.#underWay.end(upload);
    }
  }

  async #add({
    conversation,
    sender,
    clientMessageId,
    name,
    body,
  }: AddAttachmentRequest): Promise<Outcome<SentMessage>> {
    const { conversationId } = conversation;
    const key = { conversationId, senderId: idOf(sender), clientMessageId };
    const stored = await findStored(this.database.pool, key);
    const refusal = stored ? null : await this.#refusal(conversation);
    if (refusal) return refusal;
    const read = await readUpload(body, MAX_ATTACHMENT_BYTES);
    if (!read.ok) return read;
    // Of what was sent: by that a retry is known.
    const sha256 = createHash('sha256').update(read.value).digest('hex');
    if (stored) return this.#retry(stored, sha256);
    const sniffed = await sniffFile(read.value);
    if (!sniffed.ok) return sniffed;
    const mediaType = sniffed.value;
    const bytes = stripMetadata(read.value, mediaType);
    if (bytes === null) return damaged;
    const attachmentId = randomUUID();
    await this.files.write(attachmentId, bytes);
    return this.#store({
      ...key,
      senderType: sender.kind === 'user' ? 'USER' : 'AGENT',
      senderName: sender.kind === 'user' ? VISITOR_NAME : sender.name,
      attachment: { attachmentId, name: attachmentName(name, mediaType), mediaType, bytes: bytes.length },
      sha256,
    });
  }

  /** Where it is not known whether the row was stored, the file stays, and the sweep finds out. */
  async #store(added: NewAttachment): Promise<Outcome<SentMessage>> {
    const { conversationId, senderId, senderType, attachment, sha256 } = added;
    try {
      const { row, locked } = await this.database.transaction(async (tx) => {
        const locked = await lockConversation(tx, conversationId);
        const row = await appendAttachment(tx, added);
        if (row && senderType === 'AGENT') await takeUp(tx, conversationId, senderId);
        return { row, locked };
      });
      if (row) {
        const message = presentMessage(row);
        this.sockets.relayMessage(message, { userId: row.userId, agentId: row.assignedAgentId });
        return done({ message, isNew: true });
      }
      await this.files.remove([attachment.attachmentId]);
      return (locked && (await this.#refusal(locked))) ?? noPerson;
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      await this.files.remove([attachment.attachmentId]);
      const earlier = await findStored(this.database.pool, added);
      return earlier ? this.#retry(earlier, sha256) : noPerson;
    }
  }

  async #refusal(conversation: ConversationRow): Promise<Failure | null> {
    if (conversation.status === 'CLOSED') return conversationClosed;
    if (conversation.status !== 'AGENT_ASSIGNED') return noPerson;
    const count = await countAttachments(this.database.pool, conversation.conversationId);
    return count >= MAX_ATTACHMENTS ? full : null;
  }

  async #retry(stored: MessageRow, sha256: string): Promise<Outcome<SentMessage>> {
    if ((await findDigest(this.database.pool, stored.id)) !== sha256) return conflict;
    return done({ message: presentMessage(stored), isNew: false });
  }
}
