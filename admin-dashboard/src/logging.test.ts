import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { log } from './logging.ts';
import { logNotification } from './features/live/log-notification.ts';

const timestamp = '2026-03-02T09:00:00.000Z';
let lines: unknown[][] = [];

function mode(content: string): void {
  document.head.innerHTML = `<meta name="honey-mode" content="${content}" />`;
}

beforeEach(() => {
  lines = [];
  mode('demo');
  jest.spyOn(console, 'log').mockImplementation((...line: unknown[]) => {
    lines.push(line);
  });
});

afterEach(() => {
  jest.restoreAllMocks();
  localStorage.clear();
});

test('an assignment and a queue entry leave the checkpoints of the flow, in order', () => {
  log.connecting();
  log.registered('admin-1');
  logNotification({
    type: 'CONVERSATION_ASSIGNED',
    userId: 'u',
    timestamp,
    conversationId: 'conv-1',
    agentId: 'agent-1',
    agentName: 'Sarah',
  });
  logNotification({ type: 'NEW_QUEUE_ENTRY', timestamp, conversationId: 'conv-2', position: 3 });
  expect(lines.map(([message]) => message)).toEqual([
    '🔌 Admin WebSocket connecting...',
    '✅ Admin registered: admin-1',
    '📥 Admin: Notification received',
    '✅ Conversation assigned to agent',
    '✅ Agent: Sarah, Conv: conv-1',
    '📥 Admin: Notification received',
    '⏳ New entry in queue',
    '⏳ Position: 3, Conv: conv-2',
  ]);
});

test('every other notification is logged as received and no more', () => {
  logNotification({ type: 'QUEUE_LEFT', timestamp, conversationId: 'conv-1' });
  expect(lines).toEqual([['📥 Admin: Notification received', { type: 'QUEUE_LEFT' }]]);
});

test('production is silent until logging is switched on', () => {
  mode('production');
  log.connecting();
  expect(lines).toEqual([]);
  localStorage.setItem('honey-logging', 'on');
  log.connecting();
  expect(lines).toHaveLength(1);
});
