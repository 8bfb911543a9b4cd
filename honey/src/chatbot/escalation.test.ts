import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { QUEUE_POLL_MS } from '@honey/protocol/limits';
import {
  assigned,
  CONVERSATION,
  outsideHours,
  queued,
  registered,
  StandInServer,
  USER,
} from '../testing/stand-in-server.ts';
import { createActions } from './ActionProvider.tsx';

let logged: string[] = [];

function open() {
  const server = new StandInServer();
  const services = server.services();
  const actions = createActions(services);
  return { server, actions, store: services.store };
}

const pass = (ms = 0) => jest.advanceTimersByTimeAsync(ms);

/** Lets the link open and register. */
async function connect(server: StandInServer) {
  await pass(1);
  server.socket.accept();
  await pass();
  server.socket.say(registered);
}

async function askForHuman({ actions }: ReturnType<typeof open>) {
  await actions.handlePlanningMethodSelection('Ask a general question');
  await actions.handleAgentTypeSelection('Human Agent');
}

const untilTheAnswer = (answer: object, status: string) => [
  '🎯 User selected: Ask a general question',
  '🎯 User Selection: Human Agent',
  '🤝 User selected: Human Agent',
  '🚀 Frontend: Starting escalateToHuman',
  `🔍 Frontend: Conversation ID: ${CONVERSATION}`,
  `🔍 User Session ID: ${USER}`,
  '📤 Frontend: Calling api.escalateToAgent...',
  `✅ Frontend: Escalation response: ${JSON.stringify(answer)}`,
  `📥 Escalation result: ${JSON.stringify(answer)}`,
  `🎯 Escalation Status: ${status}`,
];
const connection = (query: string) => [
  '🔌 Attempting WebSocket connection',
  `🔌 URL: ws://honey.test?${query}`,
  '✅ WebSocket connected successfully',
  '📡 WebSocket readyState: 1',
  '📡 register_user_sent',
];

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-22T10:00:00.000Z') });
  localStorage.clear();
  logged = [];
  jest.spyOn(console, 'log').mockImplementation((message: string) => {
    logged.push(message);
  });
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('Testing checklist, unit tests', () => {
  test('User selects "Ask a general question"', async () => {
    const { actions, store, server } = open();
    await actions.handlePlanningMethodSelection('Ask a general question');
    expect(store.get().panel).toBe('availability');
    expect(logged).toEqual(['🎯 User selected: Ask a general question']);
    expect(server.requests).toEqual([]);
  });

  test('User selects "Human Agent"', async () => {
    const widget = open();
    widget.server.escalation = assigned;
    await askForHuman(widget);
    expect(widget.server.requests.map((request) => request.path)).toEqual([
      '/conversations',
      '/conversations/escalate',
    ]);
    const [, escalation] = widget.server.requests;
    expect(escalation?.body).toEqual({ conversationId: CONVERSATION, userId: USER, sinceClickMs: expect.any(Number) });
    expect(escalation?.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    widget.actions.erase();
  });

  test('User selects "AI Chatbot"', async () => {
    const { actions, store, server } = open();
    await actions.handleAgentTypeSelection('AI Chatbot');
    expect(store.get().panel).toBe('assistant');
    expect(logged).toEqual(['🎯 User Selection: AI Chatbot', '🤖 User selected: AI Chatbot']);
    expect(server.sockets).toEqual([]);
  });

  test('Escalation when agents available', async () => {
    const widget = open();
    widget.server.escalation = assigned;
    await askForHuman(widget);
    await connect(widget.server);
    expect(widget.store.get()).toMatchObject({
      escalationStatus: 'ASSIGNED',
      agentActive: true,
      assignedAgent: 'Sarah',
      agentId: 'a-1',
    });
    expect(widget.store.get().agentWebSocket).not.toBeNull();
    expect(logged).toEqual([
      ...untilTheAnswer(assigned, 'ASSIGNED'),
      '🤝 Setting up agent communication',
      '📞 WebSocket connecting to: a-1',
      ...connection('userId=u-1&agentId=a-1'),
    ]);
    widget.actions.erase();
  });

  test('Escalation when no agents available', async () => {
    const widget = open();
    widget.server.escalation = queued;
    await askForHuman(widget);
    await connect(widget.server);
    expect(widget.store.get()).toMatchObject({ escalationStatus: 'QUEUED', queuePosition: 2, agentActive: false });
    expect(logged).toEqual([
      ...untilTheAnswer(queued, 'QUEUED'),
      '⏳ Added to queue, position: 2',
      '⏱️ Estimated wait: 8',
      ...connection('userId=u-1'),
    ]);
    widget.actions.erase();
  });

  test('Outside business hours handling', async () => {
    const widget = open();
    widget.server.escalation = outsideHours;
    await askForHuman(widget);
    await pass(60_000);
    expect(widget.store.get()).toMatchObject({ escalationStatus: 'OUTSIDE_HOURS', agentActive: false });
    expect(widget.server.sockets).toEqual([]);
    expect(logged).toEqual(untilTheAnswer(outsideHours, 'OUTSIDE_HOURS'));
  });

  test('WebSocket connection establishment', async () => {
    const widget = open();
    widget.server.escalation = assigned;
    await askForHuman(widget);
    await connect(widget.server);
    expect(widget.store.get().link).toEqual({ kind: 'registered' });
    const own = widget.server.add({ text: 'Hello' });
    widget.server.socket.say({ event: 'message_received', data: own });
    widget.server.socket.drop(1006);
    expect(logged.slice(-2)).toEqual(['📡 WebSocket Event: message_received', '🔒 WebSocket connection closed']);
    widget.actions.erase();
  });

  test('User registration with WebSocket', async () => {
    const widget = open();
    widget.server.escalation = assigned;
    await askForHuman(widget);
    await connect(widget.server);
    expect(widget.server.socket.received[0]).toEqual({
      event: 'register_user',
      data: { userId: USER, token: 't', resume: [{ conversationId: CONVERSATION, afterSeq: 0 }] },
    });
    widget.actions.erase();
  });
});

describe('waiting in line', () => {
  async function waiting() {
    const widget = open();
    widget.server.escalation = queued;
    await askForHuman(widget);
    await connect(widget.server);
    logged = [];
    widget.server.requests.length = 0;
    return widget;
  }
  const polls = (server: StandInServer) =>
    server.requests.filter((request) => request.path.includes('queue-status')).length;

  test('asks for the place every 30 s and stops once somebody is there', async () => {
    const { server, store, actions } = await waiting();
    await pass();
    const first = polls(server);
    server.queueStatus = { ...queued, position: 1, estimatedWait: 4 } as typeof queued;
    await pass(QUEUE_POLL_MS);
    expect(polls(server)).toBe(first + 1);
    expect(store.get().queuePosition).toBe(1);
    server.queueStatus = { ...assigned, assignedAt: '2026-11-22T10:01:00.000Z' } as typeof assigned;
    await pass(QUEUE_POLL_MS);
    expect(store.get()).toMatchObject({ escalationStatus: 'ASSIGNED', agentActive: true, panel: 'person' });
    expect(logged).toEqual(['🤝 Setting up agent communication']);
    const asked = polls(server);
    await pass(3 * QUEUE_POLL_MS);
    expect(polls(server)).toBe(asked);
    actions.erase();
  });

  test('hears from the socket sooner than from polling', async () => {
    const { server, store, actions } = await waiting();
    const about = { conversationId: CONVERSATION } as const;
    server.socket.say({
      event: 'user_notification',
      data: { ...about, type: 'QUEUE_UPDATE', position: 1, estimatedWait: 4, timestamp: '2026-11-22T10:00:05.000Z' },
    });
    expect(store.get().queuePosition).toBe(1);
    server.socket.say({
      event: 'user_notification',
      data: {
        ...about,
        type: 'AGENT_ASSIGNED',
        agentId: 'a-1',
        agentName: 'Sarah',
        timestamp: '2026-11-22T10:00:09.000Z',
      },
    });
    expect(store.get()).toMatchObject({ agentActive: true, assignedAgent: 'Sarah' });
    expect(server.sockets).toHaveLength(1);
    actions.erase();
  });

  test('ends when the visitor leaves the line', async () => {
    const { server, store, actions } = await waiting();
    await actions.leaveQueue();
    expect(store.get()).toMatchObject({ escalationStatus: null, queuePosition: null, panel: 'menu', link: null });
    const asked = polls(server);
    await pass(3 * QUEUE_POLL_MS);
    expect(polls(server)).toBe(asked);
  });

  test('goes on when somebody took the chat while the visitor was leaving', async () => {
    const { server, store, actions } = await waiting();
    server.failures.set(`/conversations/${CONVERSATION}/leave-queue`, { status: 409, code: 'WRONG_STATE' });
    server.queueStatus = { ...assigned, assignedAt: '2026-11-22T10:01:00.000Z' } as typeof assigned;
    await actions.leaveQueue();
    expect(store.get()).toMatchObject({ agentActive: true, trouble: null });
    actions.erase();
  });
});

describe('when it cannot be asked', () => {
  test('says so, and the next try works', async () => {
    const widget = open();
    widget.server.escalation = assigned;
    widget.server.failures.set('/conversations/escalate', 'offline');
    await askForHuman(widget);
    expect(widget.store.get()).toMatchObject({ trouble: { about: 'escalate', code: 'OFFLINE' }, busy: null });
    await widget.actions.handleAgentTypeSelection('Human Agent');
    expect(widget.store.get()).toMatchObject({ trouble: null, agentActive: true });
    widget.actions.erase();
  });

  test('a conversation that is gone is replaced by a new one without a question', async () => {
    const widget = open();
    widget.server.escalation = assigned;
    widget.server.failures.set('/conversations/escalate', { status: 409, code: 'CONVERSATION_CLOSED' });
    await askForHuman(widget);
    expect(widget.server.requests.filter((request) => request.path === '/conversations')).toHaveLength(2);
    expect(widget.store.get().agentActive).toBe(true);
    widget.actions.erase();
  });
});
