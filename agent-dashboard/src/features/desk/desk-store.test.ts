import { createAgentApi } from '@honey/client/agent-api';
import { createRestClient } from '@honey/client/rest-client';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ClientFrame } from '@honey/protocol/client-frames';
import type { Message } from '@honey/protocol/entities';
import type { ServerFrame } from '@honey/protocol/server-frames';
import { at, conversation, message } from '../../testing/factories.ts';
import { createDeskStore } from './desk-store.ts';
import { createDrafts } from './drafts.ts';

/** The desk over a server that stores `stored` and answers two entries a page. */
const desk = (stored: readonly Message[] = []) => {
  const asked: string[] = [];
  const posted: unknown[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    const url = new URL(input as string);
    if (init?.method === 'POST') {
      posted.push([url.pathname, init.keepalive, JSON.parse(init.body as string)]);
      return Promise.reject(new TypeError('the page is gone'));
    }
    asked.push(`${url.pathname}?after=${url.searchParams.get('after') ?? ''}`);
    const after = Number(url.searchParams.get('after'));
    const messages = stored.filter(({ seq }) => seq > after).slice(0, 2);
    const body = JSON.stringify({ messages, hasMore: false });
    return Promise.resolve({ ok: true, status: 200, text: () => Promise.resolve(body) } as unknown as Response);
  };
  const api = createAgentApi(createRestClient({ baseUrl: 'http://honey.test', getToken: () => 't', fetch }));
  const drafts = createDrafts(sessionStorage, 'draft:');
  const store = createDeskStore({ api, agent: { id: 'sarah', name: 'Sarah' }, drafts, storage: sessionStorage });
  const sent: ClientFrame[] = [];
  const connect = () =>
    store.attach((frame) => {
      sent.push(frame);
      return true;
    });
  const settle = () =>
    new Promise<void>((resolve) => {
      setTimeout(resolve, 0);
    });
  return {
    store,
    drafts,
    asked,
    posted,
    sent,
    connect,
    settle,
    texts: () => textsOf(store.state().timelines['c1']?.messages),
  };
};
const textsOf = (messages: readonly Message[] | undefined) => (messages ?? []).map(({ text }) => text);

const registered: ServerFrame = { event: 'registered', data: { rooms: [], serverTime: at(0) } };
const refused = (clientMessageId: string): ServerFrame => ({
  event: 'error',
  data: { code: 'CONVERSATION_CLOSED', message: 'closed', requestEvent: 'send_message', clientMessageId },
});

describe('the desk', () => {
  beforeEach(() => {
    sessionStorage.clear();
  });

  test('fetches the whole history of a chat that is shown, page by page', async () => {
    const stored = [1, 2, 3, 4, 5].map((seq) => message(seq, 'USER'));
    const { store, asked, settle, texts } = desk(stored);
    store.show(conversation({ lastSeq: 5 }), 0);
    while (asked.length < 3) await settle();
    await settle();
    expect(texts()).toEqual(['text 1', 'text 2', 'text 3', 'text 4', 'text 5']);
    expect(asked).toEqual([0, 2, 4].map((after) => `/conversations/c1/messages?after=${String(after)}`));
  });

  test('shows what the customer is writing until it is sent, taken back, or no longer told', () => {
    const { store } = desk();
    const draft = () => store.state().timelines['c1']?.userDraft;
    const type = (isTyping: boolean, text?: string) => {
      const told = {
        conversationId: 'c1',
        senderType: 'USER',
        isTyping,
        ...(text === undefined ? {} : { text }),
      } as const;
      store.onFrame({ event: 'typing', data: told });
    };
    type(true, 'I have a quest');
    expect(draft()).toBe('I have a quest');
    type(true);
    expect(draft()).toBeNull();
    type(true, 'I have');
    type(false);
    expect(draft()).toBeNull();
    type(true, 'I have a question');
    store.onFrame({ event: 'message_received', data: message(1, 'USER') });
    expect(draft()).toBeNull();
    store.dispose();
  });

  test('asks no second time for what the server cannot give', async () => {
    const { store, asked, settle } = desk([]);
    store.show(conversation({ lastSeq: 5 }), 0);
    await settle();
    await settle();
    expect(asked).toHaveLength(1);
  });

  test('resumes from the last entry without a gap, for the chats that are its own', () => {
    const { store } = desk();
    for (const seq of [1, 2, 4]) store.onFrame({ event: 'message_received', data: message(seq, 'USER') });
    expect(store.resumeCursors()).toEqual([]);
    store.setMine(['c1', 'never-seen']);
    expect(store.resumeCursors()).toEqual([{ conversationId: 'c1', afterSeq: 2 }]);
    store.dispose();
  });

  test('fetches by REST what the server could not bring back after a long absence', async () => {
    const stored = [1, 2, 3].map((seq) => message(seq, 'USER'));
    const { store, asked, settle, texts } = desk(stored);
    store.onFrame({ event: 'message_received', data: message(1, 'USER') });
    store.onFrame({ event: 'resumed', data: { conversationId: 'c1', lastSeq: 3, recovered: false } });
    store.refetchHistory('c1');
    while (asked.length < 1) await settle();
    await settle();
    expect(texts()).toEqual(['text 1', 'text 2', 'text 3']);
    store.dispose();
  });

  test('shows own words as sent at the acknowledgement', () => {
    const { store, sent, connect, texts } = desk();
    connect();
    store.onFrame(registered);
    store.send('c1', 'hello');
    const [frame] = sent;
    if (frame?.event !== 'send_message') throw new Error('nothing was sent');
    const { clientMessageId } = frame.data;
    expect(store.state().outbox).toHaveLength(1);
    const ack = { clientMessageId, conversationId: 'c1', messageId: 'm', seq: 1, createdAt: at(1) };
    store.onFrame({ event: 'message_ack', data: ack });
    expect(store.state().outbox).toHaveLength(0);
    expect(texts()).toEqual(['hello']);
  });

  test('sends words that were written without a connection once there is one, also after a reload', () => {
    desk().store.send('c1', 'kept');
    const { store, sent, connect } = desk();
    connect();
    store.onFrame(registered);
    expect(sent).toMatchObject([{ event: 'send_message', data: { conversationId: 'c1', text: 'kept' } }]);
  });

  test('says what is held or unconfirmed once more by requests that outlive the page, and keeps it', async () => {
    const { store, posted, connect } = desk();
    connect();
    store.onFrame(registered);
    store.send('c1', 'unconfirmed');
    store.send('c2', 'held', 60_000);
    await store.sendEverything();
    const kept = store
      .state()
      .outbox.map(({ conversationId, clientMessageId, text }) => [
        `/conversations/${conversationId}/messages`,
        true,
        { clientMessageId, text },
      ]);
    expect(kept).toHaveLength(2);
    expect(posted).toEqual(kept);
  });

  test('gives words back to the composer when the chat was closed before they arrived', () => {
    const { store, drafts, sent, connect } = desk();
    connect();
    store.onFrame(registered);
    store.send('c1', 'too late');
    drafts.set('c1', 'and more');
    const [frame] = sent;
    if (frame?.event !== 'send_message') throw new Error('nothing was sent');
    store.onFrame(refused(frame.data.clientMessageId));
    expect(drafts.get('c1')).toBe('too late\n\nand more');
    expect(store.state()).toMatchObject({ outbox: [], refusals: { c1: 'CONVERSATION_CLOSED' } });
  });

  test('lets go of a chat that went back to the line, until it is its own again', () => {
    const { store } = desk();
    const phase = () => store.state().timelines['c1']?.phase.kind;
    store.show(conversation(), store.toldAt('c1'));
    const before = store.toldAt('c1');
    const about = { conversationId: 'c1', notificationId: 'n1', timestamp: at(9) };
    store.onFrame({ event: 'agent_notification', data: { type: 'CONVERSATION_REQUEUED', ...about } });
    expect(phase()).toBe('queued');
    store.show(conversation(), before);
    expect(phase()).toBe('queued');
    store.show(conversation(), store.toldAt('c1'));
    expect(phase()).toBe('assigned');
    store.dispose();
  });

  test('says seen once, and only when it was heard', () => {
    const { store, sent, connect } = desk();
    store.onFrame({ event: 'message_received', data: message(1, 'USER') });
    expect(store.markRead('c1')).toBe(false);
    connect();
    expect(store.markRead('c1')).toBe(true);
    expect(store.markRead('c1')).toBe(false);
    expect(sent).toEqual([{ event: 'read', data: { conversationId: 'c1', seq: 1 } }]);
  });

  test('says what has arrived of its own chats, once, and not of what it has seen', () => {
    const { store, sent, connect } = desk();
    connect();
    store.onFrame({ event: 'message_received', data: message(1, 'USER') });
    expect(sent).toEqual([]);
    store.setMine(['c1']);
    store.onFrame({ event: 'message_received', data: message(2, 'AGENT') });
    store.onFrame({ event: 'message_received', data: message(3, 'USER') });
    const arrived = (seq: number) => ({ event: 'delivered', data: { conversationId: 'c1', seq } });
    expect(sent).toEqual([arrived(1), arrived(3)]);
    store.markRead('c1');
    store.onFrame(registered);
    expect(sent.slice(2)).toEqual([{ event: 'read', data: { conversationId: 'c1', seq: 3 } }]);
  });

  test('forgets every word at sign-out', () => {
    const { store, drafts } = desk();
    store.send('c1', 'unsent');
    drafts.set('c2', 'draft');
    store.forget();
    expect(sessionStorage).toHaveLength(0);
    expect(store.state().outbox).toEqual([]);
  });
});
