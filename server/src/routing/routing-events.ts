import type { AssignmentRule, CapacitySnapshot } from '@honey/protocol/trace';
import type { Match } from '../domain/assign-waiting.ts';
import type { Capacity } from './capacity.queries.ts';

/** Where a request for a person comes from. */
export interface Origin {
  /** W3C trace, 32 hexadecimal digits. */
  traceId: string;
  /** By this process's clock, in ms since the epoch. */
  receivedAt: number;
  /** How long before it was sent the customer clicked, by the browser's stopwatch; null when it was not said. */
  sinceClickMs: number | null;
}

/** How long the way to the decision took, counted backwards from it. */
export interface Approach {
  sinceReceivedMs?: number;
  sinceClickMs?: number | null;
}

/** Why an assignment's agent was chosen: the decision as it was made, never computed again. */
export interface AssignedData extends Approach {
  rule: AssignmentRule;
  load?: { currentChats: number; maxChats: number };
  runnerUp?: Match['runnerUp'];
}

/** What was known when somebody entered the line, or was turned away outside hours. */
export interface NotAssignedData extends Approach {
  capacity: CapacitySnapshot;
  position?: number;
}

export function snapshotOf(capacity: Capacity, open: boolean): CapacitySnapshot {
  const { totalAgents, onlineAgents, availableAgents, freeSlots, staffedSlots, queueLength } = capacity;
  return { open, totalAgents, onlineAgents, availableAgents, freeSlots, staffedSlots, queueLength };
}

export function approachOf(origin: Origin | undefined, decidedAt: number): Approach {
  if (!origin) return {};
  const { receivedAt, sinceClickMs } = origin;
  return { sinceReceivedMs: Math.max(0, decidedAt - receivedAt), sinceClickMs };
}
