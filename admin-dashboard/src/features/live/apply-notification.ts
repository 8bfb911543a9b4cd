import type { AdminNotification } from '@honey/protocol/server-frames';
import type { ActiveRow, BoardData, LineRow } from '../../shared/board-rows.ts';
import { waitedSeconds } from '../../shared/board-rows.ts';
import { numbered, withAgent, withChats, withLine, withMetrics, without } from './board-changes.ts';

type Notice<T extends AdminNotification['type']> = Extract<AdminNotification, { type: T }>;

/** How many recent assignments the board keeps between two answers of the server. */
const RECENT_KEPT = 20;

/**
 * The board after `notification`, received at `now` (milliseconds of this browser's clock). Says only what the frame
 * says; applying one twice changes nothing the second time, because frames may be repeated after a lost connection.
 */
export function applyNotification(board: BoardData, notification: AdminNotification, now: number): BoardData {
  switch (notification.type) {
    case 'NEW_QUEUE_ENTRY':
      return entered(board, notification, now);
    case 'QUEUE_LEFT':
      return left(board, notification);
    case 'CONVERSATION_ASSIGNED':
      return assigned(board, notification, now);
    case 'CONVERSATION_CLOSED':
      return closed(board, notification);
    case 'AGENT_STATUS':
      return withAgent(board, notification.agentId, (agent) => ({
        ...agent,
        status: notification.status,
        connected: notification.connected,
      }));
    case 'SETTINGS_CHANGED':
    case 'ALERT':
      return board;
  }
}

function entered(board: BoardData, notice: Notice<'NEW_QUEUE_ENTRY'>, now: number): BoardData {
  const { conversationId, position } = notice;
  const line = board.line;
  if (line?.some((row) => row.conversationId === conversationId)) return board;
  const held = board.active?.find((row) => row.conversationId === conversationId);
  const row: LineRow = {
    conversationId,
    userId: held?.userId ?? null,
    position,
    priority: null,
    topic: held?.topic ?? null,
    estimatedWait: null,
    waitingSince: now,
    why: null,
  };
  const next = line && numbered(line.toSpliced(position - 1, 0, row));
  // A chat that comes back was counted when it first asked for a person.
  const longer = withLine(board, next, (today) => ({ ...today, escalated: today.escalated + (held ? 0 : 1) }));
  return held ? released(longer, held) : longer;
}

/** The board without a conversation that an agent held; the agent has a slot more. */
function released(board: BoardData, held: ActiveRow): BoardData {
  const freed = held.agentId ? withChats(board, held.agentId, { by: -1 }) : board;
  const fewer = { ...freed, active: freed.active?.filter((row) => row !== held) };
  return withMetrics(fewer, (metrics) => ({
    ...metrics,
    activeConversations: Math.max(0, metrics.activeConversations - 1),
  }));
}

function left(board: BoardData, notice: Notice<'QUEUE_LEFT'>): BoardData {
  if (!board.line?.some((row) => row.conversationId === notice.conversationId)) return board;
  return withLine(board, without(board.line, notice.conversationId), (today) => ({
    ...today,
    leftQueue: today.leftQueue + 1,
  }));
}

function assigned(board: BoardData, notice: Notice<'CONVERSATION_ASSIGNED'>, now: number): BoardData {
  const { conversationId, agentId, agentName, timestamp } = notice;
  const held = board.active?.find((row) => row.conversationId === conversationId);
  if (!board.active || held?.agentId === agentId) return board;

  const waiting = board.line?.find((row) => row.conversationId === conversationId);
  const row: ActiveRow = {
    conversationId,
    userId: notice.userId,
    topic: waiting?.topic ?? held?.topic ?? null,
    agentId,
    agentName,
    assignedAt: timestamp,
  };
  const recent = {
    conversationId,
    userId: notice.userId,
    agentId,
    agentName,
    assignedAt: timestamp,
    waitedSeconds: waiting ? waitedSeconds(waiting, now) : 0,
  };
  const moved = { ...board, active: [row, ...board.active.filter((one) => one !== held)] };
  const handedOn = held?.agentId ? withChats(moved, held.agentId, { by: -1 }) : moved;
  const taken = withChats(handedOn, agentId, { by: 1, assignedAt: timestamp });
  const shorter = waiting ? withLine(taken, board.line && without(board.line, conversationId)) : taken;
  return withMetrics(shorter, (metrics) => ({
    ...metrics,
    activeConversations: metrics.activeConversations + (held ? 0 : 1),
    today: { ...metrics.today, assigned: metrics.today.assigned + 1 },
    recentAssignments: [recent, ...metrics.recentAssignments].slice(0, RECENT_KEPT),
  }));
}

function closed(board: BoardData, notice: Notice<'CONVERSATION_CLOSED'>): BoardData {
  const held = board.active?.find((row) => row.conversationId === notice.conversationId);
  const waiting = board.line?.some((row) => row.conversationId === notice.conversationId) ?? false;
  if (!held && !waiting) return board;
  const shorter = waiting ? withLine(board, board.line && without(board.line, notice.conversationId)) : board;
  return withMetrics(held ? released(shorter, held) : shorter, (metrics) => ({
    ...metrics,
    today: { ...metrics.today, closed: metrics.today.closed + 1 },
  }));
}
