import type { TraceNotice } from '@honey/protocol/trace';
import { formatSpan } from './trace-words.ts';

/** What is known of one of the three. */
export interface NoticeState {
  /** When it happened; null when that is not known, or will not be. */
  at: string | null;
  /** How long that took, or why there is no time. */
  words: string;
}

const kinds: Readonly<Record<string, string>> = {
  NEW_CONVERSATION_ASSIGNED: 'New chat',
  CONVERSATION_CLOSED: 'Closed',
  CONVERSATION_TRANSFERRED: 'Handed over',
  CONVERSATION_REQUEUED: 'Back to the line',
};

/** What the notice told the agent. */
export function noticeTitle({ type }: Pick<TraceNotice, 'type'>): string {
  return kinds[type] ?? type;
}

/** Whether it was written to a socket of the agent's. It is noted with the screen's answer, or when it is sent again. */
export function sent({ createdAt, sentAt, settledAt }: TraceNotice): NoticeState {
  return (
    after(createdAt, sentAt) ?? {
      at: null,
      words: settledAt === null ? 'Noted when a screen answers' : 'Not known: no screen answered',
    }
  );
}

/** Whether a screen of the agent's has it. */
export function delivered({ createdAt, deliveredAt, settledAt }: TraceNotice): NoticeState {
  return (
    after(createdAt, deliveredAt) ?? {
      at: null,
      words: settledAt === null ? 'On no screen yet' : 'On no screen; no longer needed',
    }
  );
}

/** Whether the agent took note of it: of a new chat, by taking it up. */
export function acknowledged({ type, createdAt, acknowledgedAt, lapsedAt }: TraceNotice): NoticeState {
  if (type !== 'NEW_CONVERSATION_ASSIGNED') return { at: null, words: '— Asks for no answer' };
  return (
    after(createdAt, acknowledgedAt) ?? {
      at: null,
      words: lapsedAt === null ? 'Not taken up yet' : `Never taken up; gone ${span(createdAt, lapsedAt)}`,
    }
  );
}

function after(createdAt: string, at: string | null): NoticeState | null {
  return at === null ? null : { at, words: span(createdAt, at) };
}

const span = (from: string, to: string) => `after ${formatSpan(Math.max(0, Date.parse(to) - Date.parse(from)))}`;
