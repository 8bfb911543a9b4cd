import type { ConversationState } from '@honey/client/conversation-state';
import { emptyConversation } from '@honey/client/conversation-state';
import type { OutboxItem } from '@honey/client/outbox-item';
import type { AgentConversation, Message } from '@honey/protocol/entities';

/** A minute of one day, as ISO time. */
export const at = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 10, minute)).toISOString();

export const message = (seq: number, senderType: Message['senderType'], more: Partial<Message> = {}): Message => ({
  conversationId: 'c1',
  messageId: `${more.conversationId ?? 'c1'}-m${String(seq)}`,
  seq,
  senderType,
  senderId: senderType === 'AGENT' ? 'sarah' : senderType.toLowerCase(),
  senderName: senderType,
  text: `text ${String(seq)}`,
  createdAt: at(seq),
  ...more,
});

export const conversation = (more: Partial<AgentConversation> = {}): AgentConversation => ({
  conversationId: 'c1',
  userId: 'u-1234',
  status: 'AGENT_ASSIGNED',
  topic: 'Ask a general question',
  locale: 'en',
  assignedAgent: { agentId: 'sarah', agentName: 'Sarah' },
  createdAt: at(0),
  escalatedAt: at(2),
  escalationReason: 'User requested human agent',
  assignedAt: at(3),
  closedAt: null,
  outcome: null,
  lastSeq: 0,
  userReadSeq: 0,
  agentReadSeq: 0,
  userDeliveredSeq: 0,
  agentDeliveredSeq: 0,
  waitedSeconds: 60,
  summary: '',
  note: null,
  acceptedAt: null,
  snooze: null,
  lastMessage: null,
  ...more,
});

export const timeline = (messages: readonly Message[], more: Partial<ConversationState> = {}): ConversationState => ({
  ...emptyConversation('c1'),
  messages,
  ...more,
});

export const pending = (more: Partial<OutboxItem> = {}): OutboxItem => ({
  clientMessageId: 'k1',
  conversationId: 'c1',
  text: 'on its way',
  createdAt: at(50),
  order: 1,
  state: 'sending',
  ...more,
});
