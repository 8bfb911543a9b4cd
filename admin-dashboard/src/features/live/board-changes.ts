import type { AdminAgent } from '@honey/protocol/entities';
import type { Metrics } from '@honey/protocol/rest';
import type { BoardData, LineRow } from '../../shared/board-rows.ts';

type Today = Metrics['today'];

/** The line without this conversation. */
export function without(line: readonly LineRow[], conversationId: string): LineRow[] {
  return numbered(line.filter((row) => row.conversationId !== conversationId));
}

/** Gives out the places anew, 1 is next. */
export function numbered(line: readonly LineRow[]): LineRow[] {
  return line.map((row, index) => ({ ...row, position: index + 1 }));
}

/** Changes the totals; nothing while they have not loaded. */
export function withMetrics(board: BoardData, change: (metrics: Metrics) => Metrics): BoardData {
  return board.metrics ? { ...board, metrics: change(board.metrics) } : board;
}

/** Replaces the line and counts it again. */
export function withLine(
  board: BoardData,
  line: LineRow[] | undefined,
  change: (today: Today) => Today = (today) => today,
): BoardData {
  if (!line) return board;
  return withMetrics({ ...board, line }, (metrics) => ({
    ...metrics,
    queueLength: line.length,
    today: change(metrics.today),
  }));
}

/** Gives an agent so many chats more. */
export function withChats(board: BoardData, agentId: string, change: { by: number; assignedAt?: string }): BoardData {
  return withAgent(board, agentId, (agent) => ({
    ...agent,
    currentChats: Math.max(0, agent.currentChats + change.by),
    lastAssignedAt: change.assignedAt ?? agent.lastAssignedAt,
  }));
}

/** Changes one agent and counts again what follows from it. */
export function withAgent(board: BoardData, agentId: string, change: (agent: AdminAgent) => AdminAgent): BoardData {
  if (!board.agents?.some((agent) => agent.id === agentId)) return board;
  const agents = board.agents.map((agent) => (agent.id === agentId ? withAvailability(change(agent)) : agent));
  const online = agents.filter(isOnline).length;
  const available = agents.filter((agent) => agent.available).length;
  return withMetrics({ ...board, agents }, (metrics) => ({
    ...metrics,
    onlineAgents: online,
    availableAgents: available,
    busyAgents: online - available,
  }));
}

function isOnline(agent: AdminAgent): boolean {
  return agent.status === 'ONLINE' && agent.connected && !agent.disabled;
}

function withAvailability(agent: AdminAgent): AdminAgent {
  return { ...agent, available: isOnline(agent) && agent.currentChats < agent.maxChats };
}
