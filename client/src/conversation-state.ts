import type { Conversation, Message } from '@honey/protocol/entities';
import type { QueueStatusAnswer } from '@honey/protocol/escalation';
import type { AgentNotification, ServerFrame, UserNotification } from '@honey/protocol/server-frames';
import { applyEvidence, applyQuestion, applyTaking } from './apply-evidence.ts';
import type { PhaseState } from './apply-evidence.ts';
import { phaseFromAnswer, phaseFromConversation, phaseFromNotification } from './conversation-phase.ts';
import { contiguousSeq, mergeMessages } from './timeline.ts';

/** All that is known about one conversation, whatever order it became known in. */
export interface ConversationState extends PhaseState {
  conversationId: string;
  /** Ascending by `seq`, each entry once. */
  messages: readonly Message[];
  /** Next opening, told to those who wait when the doors close. */
  nextOpenAt: string | null;
  /** When that was told, in epoch milliseconds; 0 when it was not. */
  nextOpenToldAt: number;
  /** Highest `seq` that is known to exist. */
  lastKnownSeq: number;
  userReadSeq: number;
  agentReadSeq: number;
  /** How far the entries have reached a screen of each side. */
  userDeliveredSeq: number;
  agentDeliveredSeq: number;
  userTyping: boolean;
  /** What the customer is writing, where an agent may see it; null when nothing is known of it. */
  userDraft: string | null;
}

export type ConversationInput =
  /** A REST snapshot. `basis` is the state's `toldAt` when the request started: unless it moved since, the answer is newer than what we have. */
  | { kind: 'conversation'; conversation: Conversation; basis?: number }
  /** What escalate, queue-status, leave-queue, keep-waiting and close answer. */
  | { kind: 'answer'; answer: QueueStatusAnswer; basis?: number }
  /** Entries from REST, or one's own message once it is acknowledged. */
  | { kind: 'messages'; messages: readonly Message[] }
  | { kind: 'frame'; frame: ServerFrame };

export function emptyConversation(conversationId: string): ConversationState {
  return {
    conversationId,
    messages: [],
    phase: { kind: 'bot' },
    phaseAt: 0,
    toldAt: 0,
    taken: null,
    asked: null,
    nextOpenAt: null,
    nextOpenToldAt: 0,
    lastKnownSeq: 0,
    userReadSeq: 0,
    agentReadSeq: 0,
    userDeliveredSeq: 0,
    agentDeliveredSeq: 0,
    userTyping: false,
    userDraft: null,
    agentTyping: false,
  };
}

/** The `seq` after which entries are missing, or null when the timeline has no gap. */
export function missingAfter(state: ConversationState): number | null {
  const contiguous = contiguousSeq(state.messages);
  return contiguous < state.lastKnownSeq ? contiguous : null;
}

/** The cursor for `resume`: everything up to here is present. */
export function resumeCursor(state: ConversationState): number {
  return contiguousSeq(state.messages);
}

/** Folds one input into the state. Pure; inputs about other conversations change nothing. */
export function reduceConversation(state: ConversationState, input: ConversationInput): ConversationState {
  switch (input.kind) {
    case 'conversation':
      return applyConversation(state, input.conversation, input.basis);
    case 'answer':
      if (input.answer.conversationId !== state.conversationId) return state;
      return applyEvidence(state, phaseFromAnswer(input.answer), input.basis);
    case 'messages':
      return addMessages(state, input.messages);
    case 'frame':
      return applyFrame(state, input.frame);
  }
}

function applyConversation(state: ConversationState, conversation: Conversation, basis?: number): ConversationState {
  if (conversation.conversationId !== state.conversationId) return state;
  const { assignedAgent, assignedAt } = conversation;
  const known: ConversationState = {
    ...(assignedAgent === null || assignedAt === null
      ? state
      : applyTaking(state, { agentName: assignedAgent.agentName, at: Date.parse(assignedAt) })),
    lastKnownSeq: Math.max(state.lastKnownSeq, conversation.lastSeq),
    userReadSeq: Math.max(state.userReadSeq, conversation.userReadSeq),
    agentReadSeq: Math.max(state.agentReadSeq, conversation.agentReadSeq),
    userDeliveredSeq: Math.max(state.userDeliveredSeq, conversation.userDeliveredSeq),
    agentDeliveredSeq: Math.max(state.agentDeliveredSeq, conversation.agentDeliveredSeq),
  };
  return applyEvidence(known, phaseFromConversation(conversation), basis);
}

function addMessages(state: ConversationState, added: readonly Message[]): ConversationState {
  const own = added.filter((message) => message.conversationId === state.conversationId);
  const messages = mergeMessages(state.messages, own);
  if (messages === state.messages) return state;
  const heardFrom = (side: Message['senderType']) => own.some((message) => message.senderType === side);
  return {
    ...state,
    messages,
    lastKnownSeq: Math.max(state.lastKnownSeq, messages.at(-1)?.seq ?? 0),
    agentTyping: state.agentTyping && !heardFrom('AGENT'),
    userTyping: state.userTyping && !heardFrom('USER'),
    userDraft: heardFrom('USER') ? null : state.userDraft,
  };
}

function applyReceipt(
  state: ConversationState,
  { event, data }: Extract<ServerFrame, { event: 'delivered' | 'read' }>,
): ConversationState {
  const side = data.senderType === 'AGENT' ? 'agent' : 'user';
  const raised = (mark: 'Read' | 'Delivered') => Math.max(state[`${side}${mark}Seq`], data.seq);
  // What was read has arrived.
  const marks = { [`${side}DeliveredSeq`]: raised('Delivered') };
  if (event === 'read') marks[`${side}ReadSeq`] = raised('Read');
  return { ...state, ...marks };
}

function applyFrame(state: ConversationState, frame: ServerFrame): ConversationState {
  switch (frame.event) {
    case 'message_received':
      return addMessages(state, [frame.data]);
    case 'message_ack':
      if (frame.data.conversationId !== state.conversationId) return state;
      return { ...state, lastKnownSeq: Math.max(state.lastKnownSeq, frame.data.seq) };
    case 'resumed':
      return frame.data.conversationId === state.conversationId ? applyResumed(state, frame.data) : state;
    case 'user_notification':
      return frame.data.conversationId === state.conversationId ? applyNotification(state, frame.data) : state;
    case 'agent_notification':
      return applyAgentNotification(state, frame.data);
    case 'typing':
      if (frame.data.conversationId !== state.conversationId) return state;
      return frame.data.senderType === 'AGENT'
        ? { ...state, agentTyping: frame.data.isTyping }
        : { ...state, userTyping: frame.data.isTyping, userDraft: draftOf(frame.data) };
    case 'delivered':
    case 'read':
      return frame.data.conversationId === state.conversationId ? applyReceipt(state, frame) : state;
    case 'registered':
      // Whoever was typing when the link broke may have stopped since.
      return { ...state, agentTyping: false, userTyping: false, userDraft: null };
    case 'admin_notification':
    case 'note_added':
    case 'snooze_changed':
    case 'typing_seen':
    case 'token_refreshed':
    case 'pong':
    case 'error':
      return state;
    default:
      // A newer server may send events that this client does not know yet.
      return state;
  }
}

function draftOf({ isTyping, text = '' }: Extract<ServerFrame, { event: 'typing' }>['data']): string | null {
  return isTyping && text.trim() !== '' ? text : null;
}

type Resumed = Extract<ServerFrame, { event: 'resumed' }>['data'];

function applyResumed(state: ConversationState, { lastSeq, recovered }: Resumed): ConversationState {
  // The server has less than we claim to hold, so our copy is of another history: start over.
  if (!recovered && lastSeq < contiguousSeq(state.messages)) return { ...state, messages: [], lastKnownSeq: lastSeq };
  return { ...state, lastKnownSeq: Math.max(state.lastKnownSeq, lastSeq) };
}

function applyAgentNotification(state: ConversationState, notification: AgentNotification): ConversationState {
  if (notification.type === 'STATUS_CHANGED' || notification.conversationId !== state.conversationId) return state;
  const at = Date.parse(notification.timestamp);
  switch (notification.type) {
    case 'CONVERSATION_CLOSED':
      return applyEvidence(state, { phase: { kind: 'closed' }, at });
    case 'CONVERSATION_REQUEUED':
      return applyEvidence(state, { phase: { kind: 'queued', place: null }, at });
    case 'NEW_CONVERSATION_ASSIGNED':
    case 'CONVERSATION_TRANSFERRED':
      // Who has it now is told by REST.
      return state;
    default:
      return state;
  }
}

function applyOpening(state: ConversationState, nextOpenAt: string | null, at: number): ConversationState {
  return at > state.nextOpenToldAt ? { ...state, nextOpenAt, nextOpenToldAt: at } : state;
}

function applyNotification(state: ConversationState, notification: UserNotification): ConversationState {
  switch (notification.type) {
    case 'OUTSIDE_HOURS':
      return applyOpening(state, notification.nextOpenAt, Date.parse(notification.timestamp));
    case 'QUEUE_TIMEOUT':
      return applyQuestion(state, notification.answerBy, Date.parse(notification.timestamp));
    case 'AGENT_ASSIGNED':
    case 'QUEUE_UPDATE':
    case 'CONVERSATION_CLOSED':
      return applyEvidence(state, phaseFromNotification(notification));
    default:
      return state;
  }
}
