import type { Message } from '@honey/protocol/entities';
import type { QueueStatusAnswer } from '@honey/protocol/escalation';
import type { ServerFrame, UserNotification } from '@honey/protocol/server-frames';
import { emptyConversation, reduceConversation } from './conversation-state.ts';
import type { ConversationInput, ConversationState } from './conversation-state.ts';

export const second = (n: number) => new Date(Date.UTC(2026, 10, 22, 10, 0, n)).toISOString();
export const about = { conversationId: 'c1' };

export function message(seq: number, senderType: Message['senderType'] = 'AGENT'): Message {
  return {
    ...about,
    messageId: `m${String(seq)}`,
    seq,
    senderType,
    senderId: 'x',
    senderName: 'X',
    text: `text ${String(seq)}`,
    createdAt: second(seq),
  };
}

export const received = (seq: number): ConversationInput => ({
  kind: 'frame',
  frame: { event: 'message_received', data: message(seq) },
});
export const frame = (one: ServerFrame): ConversationInput => ({ kind: 'frame', frame: one });
export const told = (data: UserNotification): ConversationInput => frame({ event: 'user_notification', data });
export const queueUpdate = (at: number, position: number) =>
  told({ ...about, type: 'QUEUE_UPDATE', position, estimatedWait: position * 4, timestamp: second(at) });
export const assignedAt = (at: number) =>
  told({ ...about, type: 'AGENT_ASSIGNED', agentId: 'a1', agentName: 'Sarah', timestamp: second(at) });
export const asksAt = (at: number) =>
  told({ ...about, type: 'QUEUE_TIMEOUT', answerBy: second(at + 20), timestamp: second(at) });
export const closedAt = (at: number) => told({ ...about, type: 'CONVERSATION_CLOSED', timestamp: second(at) });
export const answer = (one: QueueStatusAnswer, basis?: number): ConversationInput =>
  basis === undefined ? { kind: 'answer', answer: one } : { kind: 'answer', answer: one, basis };
export const queued = (at: number, position: number): QueueStatusAnswer => ({
  ...about,
  status: 'QUEUED',
  position,
  estimatedWait: 9,
  queuedAt: second(at),
});
export const assigned = (at: number): QueueStatusAnswer => ({
  ...about,
  status: 'ASSIGNED',
  agentId: 'a1',
  agentName: 'Sarah',
  assignedAt: second(at),
});

/** In the line again, at its head, after Sarah had the chat since second `at`. */
export const cameBack = (at: number, more: object = {}): QueueStatusAnswer => ({
  ...about,
  status: 'QUEUED',
  position: 1,
  estimatedWait: 4,
  queuedAt: second(0),
  backFrom: { agentName: 'Sarah', assignedAt: second(at) },
  ...more,
});

export const fold = (inputs: readonly ConversationInput[], from: ConversationState = emptyConversation('c1')) =>
  inputs.reduce(reduceConversation, from);
