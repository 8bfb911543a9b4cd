import type { Conversation, LeftMessage, Message } from '@honey/protocol/entities';
import type { ConversationRow, MessageRow } from './conversation.queries.ts';

const iso = (date: Date | null) => date?.toISOString() ?? null;

export function presentConversation(row: ConversationRow): Conversation {
  return {
    conversationId: row.conversationId,
    userId: row.userId,
    status: row.status,
    topic: row.topic,
    locale: row.locale,
    assignedAgent:
      row.assignedAgentId !== null ? { agentId: row.assignedAgentId, agentName: row.assignedAgentName ?? '' } : null,
    createdAt: row.createdAt.toISOString(),
    escalatedAt: iso(row.escalatedAt),
    escalationReason: row.escalationReason,
    assignedAt: iso(row.assignedAt),
    closedAt: iso(row.closedAt),
    outcome: row.outcome,
    lastSeq: row.lastSeq,
    userReadSeq: row.userReadSeq,
    agentReadSeq: row.agentReadSeq,
    userDeliveredSeq: row.userDeliveredSeq,
    agentDeliveredSeq: row.agentDeliveredSeq,
    ...(row.leftMessage ? { leftMessage: presentLeftMessage(row.leftMessage) } : {}),
  };
}

/** PostgreSQL writes times of JSON in another form than the wire has. */
export function presentLeftMessage({ seq, replyTo, leftAt, handledAt }: LeftMessage): LeftMessage {
  const iso = (time: string) => new Date(time).toISOString();
  return { seq, replyTo, leftAt: iso(leftAt), handledAt: handledAt === null ? null : iso(handledAt) };
}

export function presentMessage(row: MessageRow): Message {
  return {
    conversationId: row.conversationId,
    messageId: row.id,
    seq: row.seq,
    senderType: row.senderType,
    senderId: row.senderId,
    senderName: row.senderName,
    text: row.text,
    createdAt: row.createdAt.toISOString(),
    ...(row.clientMessageId !== null ? { clientMessageId: row.clientMessageId } : {}),
    ...(row.payload !== null ? { payload: row.payload } : {}),
  };
}
