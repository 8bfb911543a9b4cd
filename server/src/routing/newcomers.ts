import type { Logger } from 'pino';
import type { NewcomerRow } from '../conversations/conversation.queries.ts';
import { conversationClosed, noSuchConversation } from '../conversations/find-visible-conversation.ts';
import type { Failure } from '../domain/outcome.ts';
import type { WaitingPerson } from './line.queries.ts';
import type { Origin } from './routing-events.ts';

/** A customer who asks for a person. */
export interface Arrival {
  conversationId: string;
  userId: string;
  reason: string;
  log: Logger;
  /** Left out where nobody clicked. */
  origin?: Origin;
}

/** An arrival who has neither an agent nor a place in the line, at the end of the line. */
export interface Newcomer extends WaitingPerson {
  arrival: bigint;
  reason: string;
  log: Logger;
  origin: Origin | undefined;
  topic: string | null;
  lastWords: string | null;
}

/** How an arrival stands: to be routed, to be told the state as it is, or refused. */
type Standing = 'newcomer' | 'unchanged' | Failure;

/** Later than every place that the line can hold. */
const AFTER_EVERYBODY = 1n << 62n;

/** Tells who of the arrivals is new, given their conversations. Of those who come twice at once, the first one is. */
export function sortOut(
  arrivals: readonly Arrival[],
  rows: readonly NewcomerRow[],
): { standings: Standing[]; newcomers: Newcomer[] } {
  const conversations = new Map(rows.map((row) => [row.conversationId, row]));
  const newcomers = new Map<string, Newcomer>();
  const standings = arrivals.map((arrival, index): Standing => {
    const row = conversations.get(arrival.conversationId);
    if (row?.userId !== arrival.userId) return noSuchConversation;
    if (row.status === 'CLOSED') return conversationClosed;
    if (row.status !== 'BOT' || newcomers.has(row.conversationId)) return 'unchanged';
    newcomers.set(row.conversationId, toNewcomer(arrival, index, row));
    return 'newcomer';
  });
  return { standings, newcomers: [...newcomers.values()] };
}

function toNewcomer(
  { conversationId, userId, reason, log, origin }: Arrival,
  index: number,
  { topic, lastWords }: NewcomerRow,
): Newcomer {
  return {
    conversationId,
    userId,
    reason,
    log,
    origin,
    topic,
    lastWords,
    priority: 'NORMAL',
    arrivedAt: Infinity,
    arrival: AFTER_EVERYBODY + BigInt(index),
    excludedAgents: [],
    note: null,
  };
}
