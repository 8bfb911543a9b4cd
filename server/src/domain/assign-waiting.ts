import type { Priority } from '@honey/protocol/states';
import { priorities } from '@honey/protocol/states';

/** Somebody in the line. `arrivedAt` is in ms since the epoch; `arrival` orders equal moments. */
export interface Waiting {
  conversationId: string;
  priority: Priority;
  arrivedAt: number;
  arrival: bigint;
}

/** An agent who is available: online, leased, not disabled, below the cap. */
export interface FreeAgent {
  agentId: string;
  currentChats: number;
  maxChats: number;
  /** ms since the epoch, or null when the agent never had a chat. */
  lastAssignedAt: number | null;
}

export interface Match {
  conversationId: string;
  agentId: string;
  /** The agent's chats once this one is counted. */
  chatsAfter: number;
}

/** Head of the line first: priority, then arrival. */
export function compareWaiting(a: Waiting, b: Waiting): number {
  return (
    priorities.indexOf(a.priority) - priorities.indexOf(b.priority) ||
    a.arrivedAt - b.arrivedAt ||
    (a.arrival < b.arrival ? -1 : a.arrival > b.arrival ? 1 : 0)
  );
}

/** Least load first (currentChats ÷ maxChats), then longest since the last assignment, then id. */
export function compareAgents(a: FreeAgent, b: FreeAgent): number {
  // Cross-multiplied: a fraction compared as floats could differ from the same fraction in SQL.
  return (
    a.currentChats * b.maxChats - b.currentChats * a.maxChats ||
    (a.lastAssignedAt ?? -Infinity) - (b.lastAssignedAt ?? -Infinity) ||
    (a.agentId < b.agentId ? -1 : a.agentId > b.agentId ? 1 : 0) ||
    0
  );
}

/**
 * Matches the line with the free agents: the head of the line gets the agent with the least load, and so on
 * until either runs out. Nobody overtakes and nobody goes over the cap.
 *
 * @param now ms since the epoch; becomes the `lastAssignedAt` of an agent who was chosen.
 */
export function assignWaiting(line: readonly Waiting[], agents: readonly FreeAgent[], now: number): Match[] {
  const free = agents.filter((agent) => agent.currentChats < agent.maxChats).sort(compareAgents);
  const matches: Match[] = [];
  for (const waiting of [...line].sort(compareWaiting)) {
    const agent = free.shift();
    if (!agent) break;
    const after = { ...agent, currentChats: agent.currentChats + 1, lastAssignedAt: now };
    matches.push({
      conversationId: waiting.conversationId,
      agentId: agent.agentId,
      chatsAfter: after.currentChats,
    });
    if (after.currentChats < after.maxChats) insertSorted(free, after);
  }
  return matches;
}

function insertSorted(agents: FreeAgent[], agent: FreeAgent): void {
  let low = 0;
  let high = agents.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = agents[middle];
    if (other && compareAgents(other, agent) <= 0) low = middle + 1;
    else high = middle;
  }
  agents.splice(low, 0, agent);
}
