import type { WhyWaiting } from '@honey/protocol/trace';
import { assignWaiting, type FreeAgent, type Waiting } from './assign-waiting.ts';

export interface StaffFacts {
  /** Agents who are there and below the cap. */
  free: readonly (FreeAgent & { name: string })[];
  /** Agents who are there, the full ones included: how many, their chats and their caps. */
  onlineAgents: number;
  chats: number;
  slots: number;
  /** Agents who are not disabled, by status. */
  byStatus: Extract<WhyWaiting, { kind: 'NOBODY_ONLINE' }>['agents'];
  open: boolean;
  /** ms since the epoch; null when no opening is planned. */
  nextOpenAt: number | null;
}

/**
 * Why each in the line still waits, by {@link assignWaiting} itself: whom it would serve now waits for nothing but the
 * next round, and of the others it tells what kept them from being served.
 *
 * @param now ms since the epoch.
 */
export function whyWaiting(line: readonly Waiting[], staff: StaffFacts, now: number): Map<string, WhyWaiting> {
  const served = new Set(assignWaiting(line, staff.free, now).map(({ conversationId }) => conversationId));
  return new Map(
    line.map((person) => [
      person.conversationId,
      served.has(person.conversationId) ? { kind: 'NEXT_ROUND' } : whyNotServed(person, staff),
    ]),
  );
}

function whyNotServed({ excludedAgents }: Waiting, staff: StaffFacts): WhyWaiting {
  const { free, onlineAgents, chats, slots, byStatus, open, nextOpenAt } = staff;
  if (onlineAgents === 0) {
    if (open) return { kind: 'NOBODY_ONLINE', agents: byStatus };
    return { kind: 'OUTSIDE_HOURS', nextOpenAt: nextOpenAt === null ? null : new Date(nextOpenAt).toISOString() };
  }
  if (free.length === 0) return { kind: 'ALL_AT_CAPACITY', onlineAgents, chats, slots };
  const isExcludedFromAll = free.every(({ agentId }) => excludedAgents.includes(agentId));
  if (isExcludedFromAll) return { kind: 'EXCLUDED', agentNames: free.map(({ name }) => name) };
  return { kind: 'BEHIND_OTHERS' };
}
