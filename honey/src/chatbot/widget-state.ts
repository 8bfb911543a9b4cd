import type { ApiErrorCode } from '@honey/client/api-error';
import type { Phase } from '@honey/client/conversation-phase';
import type { ConversationState } from '@honey/client/conversation-state';
import type { LinkState, LiveSocket } from '@honey/client/live-socket';
import type { OutboxItem } from '@honey/client/outbox-item';
import { currentLanguage } from '../language/say.ts';
import { currentLocale } from '../locale.ts';

/** What the visitor is doing. A person who is there, or a chat that ended, comes before all of these. */
export type Panel = 'menu' | 'availability' | 'assistant' | 'person';

/** Something that did not work, in terms of what the visitor wanted. */
export interface Trouble {
  about: 'load' | 'escalate' | 'question' | 'leave' | 'keep' | 'session' | 'rate' | 'message';
  code: ApiErrorCode;
  retryAfterSeconds?: number | undefined;
}

export type Busy = 'loading' | 'escalating' | 'asking' | 'leaving' | 'keeping' | 'rating' | 'messaging' | null;

/** The escalation in the words of the flow document. */
export interface EscalationFields {
  escalationStatus: 'ASSIGNED' | 'QUEUED' | 'OUTSIDE_HOURS' | null;
  agentActive: boolean;
  assignedAgent: string | null;
  agentId: string | null;
  queuePosition: number | null;
}

export interface Unsent {
  text: string;
  replyTo: string;
  /** Whether its form is in front of the visitor. */
  isOpen: boolean;
}

export const emptyMessage: Unsent = { text: '', replyTo: '', isOpen: false };

/** A file of the visitor that the server does not have yet. It lives as long as the page. */
export interface Upload {
  clientMessageId: string;
  conversationId: string;
  file: File;
  /** How much has gone out, from 0 to 1. */
  progress: number;
  /** Why it was not sent; null while it is on its way. */
  error: ApiErrorCode | null;
}

export interface WidgetState extends EscalationFields {
  panel: Panel;
  conversation: ConversationState | null;
  outbox: readonly OutboxItem[];
  uploads: readonly Upload[];
  link: LinkState | null;
  agentWebSocket: LiveSocket | null;
  busy: Busy;
  trouble: Trouble | null;
  /** Whether the person in the chat sees what is written before it is sent. */
  typingSeen: boolean;
  /** What stands in the composer. */
  draft: string;
  /** A question on its way to the assistant. */
  asking: string | null;
  /** How far the server's clock is ahead of this device's, in milliseconds. */
  clockAheadMs: number;
  /** Which language the words are in, as a tag. */
  language: string;
  /** How times, dates and numbers are written, as a language tag. */
  locale: string;
  /** A message that is being written instead of waiting. */
  unsent: Unsent;
  /** A message was left that no person has taken up: whether we were told another way to answer than here. */
  messageLeft: 'reachable' | 'here' | null;
  /** Whether the conversation was rated. */
  rated: boolean;
  /** Whether the chat is kept on this device for the next visit. */
  keepsOnDevice: boolean;
  /** Whether the visitor wants to hear when something comes. */
  sounds: boolean;
  /** Whether the widget is in front of somebody's eyes: open, and its page visible. */
  visible: boolean;
}

export function escalationFields(phase: Phase): EscalationFields {
  const none: EscalationFields = {
    escalationStatus: null,
    agentActive: false,
    assignedAgent: null,
    agentId: null,
    queuePosition: null,
  };
  switch (phase.kind) {
    case 'assigned':
      return {
        ...none,
        escalationStatus: 'ASSIGNED',
        agentActive: true,
        assignedAgent: phase.agentName,
        agentId: phase.agentId,
      };
    case 'queued':
      return { ...none, escalationStatus: 'QUEUED', queuePosition: phase.place?.position ?? null };
    case 'outside_hours':
      return { ...none, escalationStatus: 'OUTSIDE_HOURS' };
    case 'bot':
    case 'closed':
      return none;
  }
}

export function initialState(): WidgetState {
  return {
    ...escalationFields({ kind: 'bot' }),
    panel: 'menu',
    conversation: null,
    outbox: [],
    uploads: [],
    link: null,
    agentWebSocket: null,
    busy: null,
    trouble: null,
    typingSeen: false,
    draft: '',
    asking: null,
    clockAheadMs: 0,
    language: currentLanguage(),
    locale: currentLocale(),
    unsent: emptyMessage,
    messageLeft: null,
    rated: false,
    keepsOnDevice: true,
    sounds: false,
    visible: true,
  };
}
