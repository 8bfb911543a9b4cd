import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { assigned, CONVERSATION, registered, StandInServer } from '../testing/stand-in-server.ts';
import { createActions } from './ActionProvider.tsx';

const pass = (ms = 0) => jest.advanceTimersByTimeAsync(ms);

async function register(server: StandInServer) {
  await pass(1);
  server.socket.accept();
  await pass();
  server.socket.say(registered);
}

async function chatting() {
  const server = new StandInServer();
  server.escalation = assigned;
  const services = server.services();
  const actions = createActions(services);
  await actions.handleAgentTypeSelection('Human Agent');
  await register(server);
  return { server, actions, store: services.store };
}

function acknowledge(server: StandInServer, clientMessageId: string, seq: number) {
  const createdAt = '2026-11-22T10:00:01.000Z';
  const data = { clientMessageId, conversationId: CONVERSATION, messageId: `m-${String(seq)}`, seq, createdAt };
  server.socket.say({ event: 'message_ack', data });
}

const sentTexts = (server: StandInServer) =>
  server.socket.received.filter((frame) => frame.event === 'send_message').map((frame) => frame.data['text']);

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-22T10:00:00.000Z') });
  localStorage.clear();
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('a chat with a person', () => {
  test('shows a message at once, and in its place when the server has stored it', async () => {
    const { server, actions, store } = await chatting();
    actions.setDraft('  Hello  ');
    actions.submit();
    expect(store.get()).toMatchObject({ draft: '', outbox: [{ text: 'Hello', state: 'sending' }] });
    const clientMessageId = store.get().outbox[0]?.clientMessageId ?? '';
    acknowledge(server, clientMessageId, 1);
    expect(store.get().outbox).toEqual([]);
    expect(store.get().conversation?.messages).toMatchObject([{ seq: 1, text: 'Hello', senderType: 'USER' }]);
    actions.erase();
  });

  test('sends what was written offline once the link is back, in order', async () => {
    const { server, actions, store } = await chatting();
    server.socket.drop(1006);
    for (const text of ['one', 'two']) {
      actions.setDraft(text);
      actions.submit();
    }
    await pass(600);
    await register(server);
    expect(server.sockets).toHaveLength(2);
    acknowledge(server, store.get().outbox[0]?.clientMessageId ?? '', 1);
    expect(sentTexts(server)).toEqual(['one', 'two']);
    actions.erase();
  });

  test('goes on after a reload, with the words that were still on their way', async () => {
    const before = await chatting();
    before.actions.setDraft('on its way');
    before.actions.submit();

    const server = new StandInServer();
    server.add({ text: 'Hello from Sarah' });
    server.conversation = {
      status: 'AGENT_ASSIGNED',
      assignedAgent: { agentId: 'a-1', agentName: 'Sarah' },
      assignedAt: '2026-11-22T10:00:00.000Z',
    };
    const services = server.services();
    const actions = createActions(services);
    await actions.restore();
    expect(services.store.get()).toMatchObject({ agentActive: true, assignedAgent: 'Sarah', panel: 'person' });
    expect(services.store.get().conversation?.messages).toHaveLength(1);
    await register(server);
    expect(server.socket.received[0]?.data).toMatchObject({ resume: [{ afterSeq: 1 }] });
    expect(sentTexts(server)).toEqual(['on its way']);
    before.actions.erase();
    actions.erase();
  });

  test('a message to a closed conversation is refused with a code and stays in the composer', async () => {
    const { server, actions, store } = await chatting();
    actions.setDraft('too late');
    actions.submit();
    const clientMessageId = store.get().outbox[0]?.clientMessageId ?? '';
    server.socket.say({
      event: 'error',
      data: { code: 'CONVERSATION_CLOSED', message: '', requestEvent: 'send_message', clientMessageId },
    });
    expect(store.get()).toMatchObject({ draft: 'too late', outbox: [] });
    actions.erase();
  });

  test('learns of the end from the refusal when the news of it was lost', async () => {
    const { server, actions, store } = await chatting();
    server.queueStatus = { status: 'CLOSED', conversationId: CONVERSATION };
    server.socket.say({
      event: 'error',
      data: { code: 'CONVERSATION_CLOSED', message: '', requestEvent: 'send_message', clientMessageId: 'x' },
    });
    await pass();
    expect(store.get().conversation?.phase.kind).toBe('closed');
    actions.erase();
  });

  test('learns that it was closed while the link was away', async () => {
    const { server, actions, store } = await chatting();
    server.socket.drop(1006);
    server.queueStatus = { status: 'CLOSED', conversationId: CONVERSATION };
    await pass(600);
    await register(server);
    await pass();
    expect(store.get().conversation?.phase.kind).toBe('closed');
    actions.erase();
  });

  test('fetches by REST what the server could not resume', async () => {
    const { server, actions, store } = await chatting();
    for (let count = 0; count < 3; count += 1) server.add({});
    server.socket.say({ event: 'resumed', data: { conversationId: CONVERSATION, lastSeq: 3, recovered: false } });
    await pass();
    expect(store.get().conversation?.messages).toHaveLength(3);
    actions.erase();
  });

  test('tells what was seen only while somebody is looking, and once', async () => {
    const { server, actions, store } = await chatting();
    actions.setVisible(false);
    server.socket.say({ event: 'message_received', data: server.add({}) });
    actions.markReceipts();
    const reads = () => server.socket.received.filter((frame) => frame.event === 'read');
    expect(reads()).toEqual([]);
    const arrivals = server.socket.received.filter((frame) => frame.event === 'delivered');
    expect(arrivals).toEqual([{ event: 'delivered', data: { conversationId: CONVERSATION, seq: 1 } }]);
    actions.setVisible(true);
    actions.markReceipts();
    expect(reads()).toEqual([{ event: 'read', data: { conversationId: CONVERSATION, seq: 1 } }]);
    expect(store.get().conversation?.userReadSeq).toBe(1);
    actions.erase();
  });

  test('tells that one is typing at most every three seconds, and when one stopped', async () => {
    const { server, actions } = await chatting();
    const typing = () =>
      server.socket.received.filter((frame) => frame.event === 'typing').map((frame) => frame.data['isTyping']);
    actions.typed();
    actions.typed();
    expect(typing()).toEqual([true]);
    await pass(3_000);
    actions.typed();
    expect(typing()).toEqual([true, true]);
    await pass(4_000);
    expect(typing()).toEqual([true, true, false]);
    actions.erase();
  });

  describe('where what is written is seen before it is sent', () => {
    const typing = (server: StandInServer) =>
      server.socket.received
        .filter((frame) => frame.event === 'typing')
        .map(({ data }) => [data['isTyping'], data['text']]);

    test('shows it at most once a second, with the last letters, until it is sent or taken back', async () => {
      const { server, actions } = await chatting();
      const write = (draft: string) => {
        actions.setDraft(draft);
        actions.typed();
      };
      write('I');
      server.socket.say({ event: 'typing_seen', data: { isSeen: true } });
      await pass(1_000);
      write('I a');
      for (const draft of ['I am', 'I am l', 'I am late']) write(draft);
      expect(typing(server)).toEqual([
        [true, undefined],
        [true, 'I a'],
      ]);
      await pass(1_000);
      expect(typing(server).at(-1)).toEqual([true, 'I am late']);
      write('');
      await pass(1_000);
      expect(typing(server).at(-1)).toEqual([true, '']);
      write('x'.repeat(4_100));
      await pass(1_000);
      expect(typing(server).at(-1)).toEqual([true, undefined]);
      write('Hello');
      actions.submit();
      await pass(4_000);
      expect(typing(server).at(-1)).toEqual([false, undefined]);
      actions.erase();
    });

    test('shows nothing any more once that has ended, and over a new link until it is told anew', async () => {
      const { server, actions, store } = await chatting();
      const write = async () => {
        actions.setDraft('a secret');
        actions.typed();
        await pass(3_000);
      };
      server.socket.say({ event: 'typing_seen', data: { isSeen: true } });
      server.socket.say({ event: 'typing_seen', data: { isSeen: false } });
      await write();
      expect(typing(server)).toEqual([[true, undefined]]);
      server.socket.say({ event: 'typing_seen', data: { isSeen: true } });
      server.socket.drop(1006);
      await pass(600);
      await register(server);
      expect(store.get().typingSeen).toBe(false);
      await write();
      expect(typing(server).some(([, text]) => text !== undefined)).toBe(false);
      actions.erase();
    });
  });

  test('does not believe for ever that the person is typing', async () => {
    const { server, actions, store } = await chatting();
    server.socket.say({ event: 'typing', data: { conversationId: CONVERSATION, senderType: 'AGENT', isTyping: true } });
    expect(store.get().conversation?.agentTyping).toBe(true);
    await pass(6_000);
    expect(store.get().conversation?.agentTyping).toBe(false);
    actions.erase();
  });

  test('renews the token in silence once half of its life is over, and tells the open link', async () => {
    const { server, actions } = await chatting();
    const { renewAt } = JSON.parse(localStorage.getItem('honey:session') ?? '{}') as { renewAt: number };
    expect(renewAt).toBe(Date.parse('2026-11-22T11:00:00.000Z'));
    await pass(60 * 60_000);
    expect(server.requests.some((request) => request.path === '/auth/user/refresh')).toBe(true);
    expect(server.socket.received.at(-1)).toEqual({ event: 'refresh_token', data: { token: 't2' } });
    actions.erase();
  });

  test('ends honestly when it is closed, and the visitor stays the same in the next one', async () => {
    const { server, actions, store } = await chatting();
    server.socket.say({
      event: 'user_notification',
      data: { type: 'CONVERSATION_CLOSED', conversationId: CONVERSATION, timestamp: '2026-11-22T10:05:00.000Z' },
    });
    expect(store.get()).toMatchObject({ agentActive: false, escalationStatus: null });
    expect(store.get().conversation?.phase.kind).toBe('closed');
    actions.startOver();
    expect(store.get()).toMatchObject({ panel: 'menu', conversation: null });
    expect(JSON.parse(localStorage.getItem('honey:session') ?? '{}')).toMatchObject({
      userId: 'u-1',
      conversationId: null,
    });
  });

  test('a quick exit leaves nothing on the device', async () => {
    const { actions, store } = await chatting();
    actions.setDraft('secret');
    actions.submit();
    actions.erase();
    expect(localStorage.length).toBe(0);
    expect(store.get()).toMatchObject({ conversation: null, outbox: [], draft: '', agentWebSocket: null });
  });
});
