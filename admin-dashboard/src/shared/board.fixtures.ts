import type { AdminAgent, QueueEntry } from '@honey/protocol/entities';
import type { Metrics } from '@honey/protocol/rest';
import type { ActiveRow, BoardData, LineRow } from './board-rows.ts';

/** An agent who is online and free unless told otherwise. */
export function agent(overrides: Partial<AdminAgent> = {}): AdminAgent {
  return {
    id: 'agent-sarah',
    name: 'Sarah',
    email: 'sarah@example.org',
    status: 'ONLINE',
    currentChats: 0,
    maxChats: 2,
    disabled: false,
    hasPassword: true,
    connected: true,
    available: true,
    lastAssignedAt: null,
    ...overrides,
  };
}

export function lineRow(overrides: Partial<LineRow> = {}): LineRow {
  return {
    conversationId: 'conversation-1',
    userId: 'user-1',
    position: 1,
    priority: 'NORMAL',
    topic: null,
    estimatedWait: 4,
    waitingSince: 0,
    why: null,
    ...overrides,
  };
}

export function queueEntry(overrides: Partial<QueueEntry> = {}): QueueEntry {
  return {
    conversationId: 'conversation-1',
    userId: 'user-1',
    position: 1,
    priority: 'NORMAL',
    topic: null,
    queuedAt: '2026-03-02T09:00:00.000Z',
    waitingSeconds: 0,
    estimatedWait: 4,
    ...overrides,
  };
}

export function activeRow(overrides: Partial<ActiveRow> = {}): ActiveRow {
  return {
    conversationId: 'conversation-9',
    userId: 'user-9',
    topic: null,
    agentId: 'agent-sarah',
    agentName: 'Sarah',
    assignedAt: '2026-03-02T08:50:00.000Z',
    ...overrides,
  };
}

export function metrics(overrides: Partial<Metrics> = {}): Metrics {
  return {
    queueLength: 0,
    longestWaitSeconds: 0,
    totalAgents: 1,
    onlineAgents: 1,
    availableAgents: 1,
    busyAgents: 0,
    activeConversations: 0,
    isWithinBusinessHours: true,
    today: {
      conversations: 0,
      escalated: 0,
      assigned: 0,
      closed: 0,
      leftQueue: 0,
      outsideHours: 0,
      medianWaitSeconds: null,
      p90WaitSeconds: null,
    },
    recentAssignments: [],
    ...overrides,
  };
}

/** One free agent, nobody waiting, nothing going on. */
export function board(overrides: Partial<BoardData> = {}): BoardData {
  return { metrics: metrics(), line: [], agents: [agent()], active: [], ...overrides };
}
