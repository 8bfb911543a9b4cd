import { describe, expect, test } from '@jest/globals';
import type { AdminNotification } from '@honey/protocol/server-frames';
import { activeRow, agent, board, lineRow, metrics } from '../../shared/board.fixtures.ts';
import { applyNotification } from './apply-notification.ts';

const timestamp = '2026-03-02T09:00:00.000Z';
const now = 90_000;

const queued = (conversationId: string, position: number): AdminNotification => ({
  type: 'NEW_QUEUE_ENTRY',
  timestamp,
  conversationId,
  position,
});
const assigned = (conversationId: string, agentId = 'agent-sarah'): AdminNotification => ({
  type: 'CONVERSATION_ASSIGNED',
  timestamp,
  conversationId,
  userId: 'u',
  agentId,
  agentName: 'Sarah',
});

describe('NEW_QUEUE_ENTRY', () => {
  test('puts the customer at the stated position and counts the line again', () => {
    const before = board({ line: [lineRow({ conversationId: 'normal' })] });
    const after = applyNotification(before, queued('urgent', 1), now);
    expect(after.line?.map(({ conversationId, position }) => [position, conversationId])).toEqual([
      [1, 'urgent'],
      [2, 'normal'],
    ]);
    expect(after.metrics?.queueLength).toBe(2);
    expect(after.metrics?.today.escalated).toBe(1);
  });

  test('leaves unknown what the frame does not tell', () => {
    const [row] = applyNotification(board(), queued('c', 1), now).line ?? [];
    expect(row).toMatchObject({ userId: null, topic: null, priority: null, estimatedWait: null, waitingSince: now });
  });
});

describe('NEW_QUEUE_ENTRY of a conversation that an agent held', () => {
  const before = board({
    line: [lineRow({ conversationId: 'waiting' })],
    active: [activeRow({ conversationId: 'c', userId: 'u', topic: 'Pills' }), activeRow()],
    agents: [agent({ currentChats: 2, maxChats: 2, status: 'ONLINE', connected: false, available: false })],
    metrics: metrics({ queueLength: 1, activeConversations: 2 }),
  });

  test('brings it back to the line and frees the slot, without counting it as a new one', () => {
    const after = applyNotification(before, queued('c', 1), now);
    expect(after.line).toMatchObject([
      { position: 1, conversationId: 'c', userId: 'u', topic: 'Pills' },
      { position: 2, conversationId: 'waiting' },
    ]);
    expect(after.active).toEqual([activeRow()]);
    expect(after.agents?.[0]).toMatchObject({ currentChats: 1, available: false });
    expect(after.metrics).toMatchObject({ queueLength: 2, activeConversations: 1, today: { escalated: 0 } });
  });

  test('goes on to the next agent like any other', () => {
    const after = applyNotification(applyNotification(before, queued('c', 1), now), assigned('c'), now);
    expect(after.line).toMatchObject([{ position: 1, conversationId: 'waiting' }]);
    expect(after.active?.[0]).toMatchObject({ conversationId: 'c', topic: 'Pills' });
    expect(after.agents?.[0]).toMatchObject({ currentChats: 2 });
    expect(after.metrics).toMatchObject({ queueLength: 1, activeConversations: 2 });
  });
});

describe('QUEUE_LEFT', () => {
  test('closes the gap in the line', () => {
    const before = board({
      line: [lineRow({ conversationId: 'a' }), lineRow({ conversationId: 'b', position: 2 })],
      metrics: metrics({ queueLength: 2 }),
    });
    const after = applyNotification(before, { type: 'QUEUE_LEFT', timestamp, conversationId: 'a' }, now);
    expect(after.line).toEqual([lineRow({ conversationId: 'b', position: 1 })]);
    expect(after.metrics).toMatchObject({ queueLength: 1, today: { leftQueue: 1 } });
  });
});

describe('CONVERSATION_ASSIGNED', () => {
  test('moves the customer from the line to the agent', () => {
    const before = board({
      line: [lineRow({ conversationId: 'c', userId: 'u', topic: 'Pills', waitingSince: 30_000 })],
      metrics: metrics({ queueLength: 1 }),
    });
    const after = applyNotification(before, assigned('c'), now);
    expect(after.line).toEqual([]);
    expect(after.active).toEqual([
      {
        conversationId: 'c',
        userId: 'u',
        topic: 'Pills',
        agentId: 'agent-sarah',
        agentName: 'Sarah',
        assignedAt: timestamp,
      },
    ]);
    expect(after.agents?.[0]).toMatchObject({ currentChats: 1, available: true, lastAssignedAt: timestamp });
    expect(after.metrics).toMatchObject({ queueLength: 0, activeConversations: 1, today: { assigned: 1 } });
    expect(after.metrics?.recentAssignments[0]).toMatchObject({ conversationId: 'c', waitedSeconds: 60 });
  });

  test('shows an agent as busy once the last slot is taken', () => {
    const before = board({ agents: [agent({ currentChats: 1, maxChats: 2 })] });
    const after = applyNotification(before, assigned('c'), now);
    expect(after.agents?.[0]?.available).toBe(false);
    expect(after.metrics).toMatchObject({ onlineAgents: 1, availableAgents: 0, busyAgents: 1 });
  });

  test('frees the slot of the agent who held the conversation before', () => {
    const before = board({
      active: [activeRow({ conversationId: 'c', agentId: 'agent-michael', agentName: 'Michael' })],
      agents: [agent(), agent({ id: 'agent-michael', currentChats: 1 })],
      metrics: metrics({ activeConversations: 1 }),
    });
    const after = applyNotification(before, assigned('c'), now);
    expect(after.agents?.map((one) => one.currentChats)).toEqual([1, 0]);
    expect(after.active).toHaveLength(1);
    expect(after.metrics?.activeConversations).toBe(1);
  });
});

describe('CONVERSATION_CLOSED', () => {
  test('frees the slot and takes the conversation off the board', () => {
    const before = board({
      active: [activeRow({ conversationId: 'c' })],
      agents: [agent({ currentChats: 2, maxChats: 2, available: false })],
      metrics: metrics({ activeConversations: 1, availableAgents: 0, busyAgents: 1 }),
    });
    const after = applyNotification(before, { type: 'CONVERSATION_CLOSED', timestamp, conversationId: 'c' }, now);
    expect(after.active).toEqual([]);
    expect(after.agents?.[0]).toMatchObject({ currentChats: 1, available: true });
    expect(after.metrics).toMatchObject({
      activeConversations: 0,
      availableAgents: 1,
      busyAgents: 0,
      today: { closed: 1 },
    });
  });

  test('takes a customer who was still waiting out of the line', () => {
    const before = board({ line: [lineRow({ conversationId: 'c' })] });
    const after = applyNotification(before, { type: 'CONVERSATION_CLOSED', timestamp, conversationId: 'c' }, now);
    expect(after.line).toEqual([]);
  });
});

describe('AGENT_STATUS', () => {
  const status = (change: { status: 'ONLINE' | 'AWAY' | 'OFFLINE'; connected: boolean }): AdminNotification => ({
    type: 'AGENT_STATUS',
    timestamp,
    agentId: 'agent-sarah',
    ...change,
  });

  test('counts an agent who goes away as neither free nor busy', () => {
    const after = applyNotification(board(), status({ status: 'AWAY', connected: true }), now);
    expect(after.metrics).toMatchObject({ onlineAgents: 0, availableAgents: 0, busyAgents: 0 });
  });

  test('does not call an agent available who is online without a connection', () => {
    const after = applyNotification(board(), status({ status: 'ONLINE', connected: false }), now);
    expect(after.agents?.[0]?.available).toBe(false);
  });

  test('does not call a disabled agent available', () => {
    const before = board({ agents: [agent({ disabled: true, available: false })] });
    const after = applyNotification(before, status({ status: 'ONLINE', connected: true }), now);
    expect(after.agents?.[0]?.available).toBe(false);
  });
});

test('a repeated notification changes nothing the second time', () => {
  const before = board({
    line: [lineRow({ conversationId: 'waiting' }), lineRow({ conversationId: 'leaving', position: 2 })],
    active: [activeRow({ conversationId: 'ending' }), activeRow({ conversationId: 'lost' })],
    agents: [agent({ currentChats: 2, maxChats: 3 })],
  });
  const notifications: AdminNotification[] = [
    queued('new', 3),
    queued('lost', 1),
    assigned('waiting'),
    { type: 'QUEUE_LEFT', timestamp, conversationId: 'leaving' },
    { type: 'CONVERSATION_CLOSED', timestamp, conversationId: 'ending' },
    { type: 'AGENT_STATUS', timestamp, agentId: 'agent-sarah', status: 'AWAY', connected: true },
    { type: 'SETTINGS_CHANGED', timestamp, key: 'businessHours' },
  ];
  for (const notification of notifications) {
    const once = applyNotification(before, notification, now);
    expect(applyNotification(once, notification, now)).toEqual(once);
  }
});

test('what has not loaded yet stays unloaded', () => {
  const empty = { metrics: undefined, line: undefined, agents: undefined, active: undefined };
  for (const notification of [queued('c', 1), assigned('c')]) {
    expect(applyNotification(empty, notification, now)).toEqual(empty);
  }
});
