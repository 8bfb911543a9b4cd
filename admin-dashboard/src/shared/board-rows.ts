import type { AdminAgent, Conversation, QueueEntry } from '@honey/protocol/entities';
import type { Metrics } from '@honey/protocol/rest';
import type { Priority } from '@honey/protocol/states';
import type { WhyWaiting } from '@honey/protocol/trace';

/** Somebody in the line. What a notification does not tell is null until the next answer of the server brings it. */
export interface LineRow {
  conversationId: string;
  userId: string | null;
  position: number;
  priority: Priority | null;
  topic: string | null;
  /** Minutes; null while not known. */
  estimatedWait: number | null;
  /** Moment of entering, in milliseconds of this browser's clock, so that a wrong clock shows the right wait. */
  waitingSince: number;
  /** Why there is no agent yet; null while not known. */
  why: WhyWaiting | null;
}

/** A conversation that an agent holds. */
export interface ActiveRow {
  conversationId: string;
  userId: string | null;
  topic: string | null;
  agentId: string | null;
  agentName: string | null;
  assignedAt: string | null;
}

/** Everything the board shows; a part that has not loaded yet is undefined. */
export interface BoardData {
  metrics: Metrics | undefined;
  line: readonly LineRow[] | undefined;
  agents: readonly AdminAgent[] | undefined;
  active: readonly ActiveRow[] | undefined;
}

/** Rounding to whole seconds moves the start by up to a second with every answer. */
const STEADY_MS = 2_000;

/**
 * Rows of the line from an answer received at `receivedAt`. A start that moved by no more than rounding keeps its
 * earlier value, so that the seconds on screen never jump back.
 */
export function toLineRows(
  entries: readonly QueueEntry[],
  receivedAt: number,
  previous: readonly LineRow[] = [],
): LineRow[] {
  const before = new Map(previous.map((row) => [row.conversationId, row.waitingSince]));
  return entries.map(
    ({ conversationId, userId, position, priority, topic, estimatedWait, waitingSeconds, why = null }) => {
      const since = receivedAt - waitingSeconds * 1_000;
      const known = before.get(conversationId);
      const waitingSince = known !== undefined && Math.abs(known - since) <= STEADY_MS ? known : since;
      return { conversationId, userId, position, priority, topic, estimatedWait, waitingSince, why };
    },
  );
}

/** Newest assignment first. */
export function toActiveRows(conversations: readonly Conversation[]): ActiveRow[] {
  return conversations
    .map(({ conversationId, userId, topic, assignedAgent, assignedAt }) => ({
      conversationId,
      userId,
      topic,
      agentId: assignedAgent?.agentId ?? null,
      agentName: assignedAgent?.agentName ?? null,
      assignedAt,
    }))
    .sort((a, b) => (b.assignedAt ?? '').localeCompare(a.assignedAt ?? ''));
}

/** Seconds somebody has waited at `now`, both in milliseconds. */
export function waitedSeconds(row: Pick<LineRow, 'waitingSince'>, now: number): number {
  return Math.max(0, Math.floor((now - row.waitingSince) / 1_000));
}
