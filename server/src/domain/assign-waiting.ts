import type { Priority } from '@honey/protocol/states';
import { priorities } from '@honey/protocol/states';

/** Somebody in the line. `arrivedAt` is in ms since the epoch; `arrival` orders equal moments. */
export interface Waiting {
  conversationId: string;
  priority: Priority;
  arrivedAt: number;
  arrival: bigint;
  /** Agents who missed or gave back this chat. */
  excludedAgents: readonly string[];
}

/** An agent who is available: online, leased, not disabled, below the cap. */
export interface FreeAgent {
  agentId: string;
  currentChats: number;
  maxChats: number;
  /** ms since the epoch, or null when the agent never had a chat. */
  lastAssignedAt: number | null;
}

/** Why this agent and not the next best: what told them apart. */
export type MatchReason = 'ONLY_ONE_FREE' | 'LEAST_LOAD' | 'LONGEST_WITHOUT_A_NEW_CHAT' | 'LOWEST_ID';

export interface Match {
  conversationId: string;
  agentId: string;
  reason: MatchReason;
  /** The next best agent as it was at that moment, if there was one. */
  runnerUp: Pick<FreeAgent, 'agentId' | 'currentChats' | 'maxChats'> | null;
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
 * until either runs out. Nobody overtakes and nobody goes over the cap. Only somebody whom every free agent is
 * excluded from lets the next in line go first.
 *
 * @param now ms since the epoch; becomes the `lastAssignedAt` of an agent who was chosen.
 */
export function assignWaiting(line: readonly Waiting[], agents: readonly FreeAgent[], now: number): Match[] {
  const free = agents.filter((agent) => agent.currentChats < agent.maxChats).sort(compareAgents);
  const matches: Match[] = [];
  for (const { conversationId, excludedAgents } of [...line].sort(compareWaiting)) {
    if (free.length === 0) break;
    const index = free.findIndex(({ agentId }) => !excludedAgents.includes(agentId));
    const agent = free[index];
    if (!agent) continue;
    const next = free.find((other, place) => place > index && !excludedAgents.includes(other.agentId));
    free.splice(index, 1);
    const after = { ...agent, currentChats: agent.currentChats + 1, lastAssignedAt: now };
    const reason = reasonFor(agent, next);
    const runnerUp = next ? { agentId: next.agentId, currentChats: next.currentChats, maxChats: next.maxChats } : null;
    matches.push({ conversationId, agentId: agent.agentId, reason, runnerUp, chatsAfter: after.currentChats });
    if (after.currentChats < after.maxChats) insertSorted(free, after);
  }
  return matches;
}

function reasonFor(chosen: FreeAgent, next: FreeAgent | undefined): MatchReason {
  if (!next) return 'ONLY_ONE_FREE';
  if (chosen.currentChats * next.maxChats !== next.currentChats * chosen.maxChats) return 'LEAST_LOAD';
  return chosen.lastAssignedAt === next.lastAssignedAt ? 'LOWEST_ID' : 'LONGEST_WITHOUT_A_NEW_CHAT';
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
