import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ErrorCode } from '@honey/protocol/codes';
import type { ServerFrame } from '@honey/protocol/server-frames';
import { createLiveSocket } from './live-socket.ts';
import type { LinkState, LiveSocket, LiveSocketOptions, WireEvent } from './live-socket.ts';

/** The server's end of a link and the browser's WebSocket in one: no network, no waiting. */
class Link extends EventTarget {
  static made: Link[] = [];
  static get last(): Link {
    const link = Link.made.at(-1);
    if (link === undefined) throw new Error('no link was made');
    return link;
  }
  readyState = 0;
  binaryType = 'blob';
  sent: { event: string; data: unknown }[] = [];
  closedWith: number | undefined;
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
    Link.made.push(this);
  }
  send(text: string) {
    this.sent.push(JSON.parse(text) as { event: string; data: unknown });
  }
  close(code?: number) {
    this.closedWith = code;
    this.readyState = 3;
  }
  accept() {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }
  say(frame: ServerFrame) {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }));
  }
  drop(code: number, reason = '') {
    this.readyState = 3;
    this.dispatchEvent(new CloseEvent('close', { code, reason }));
  }
}

const registered: ServerFrame = {
  event: 'registered',
  data: { rooms: ['user_u1'], serverTime: '2026-11-22T10:00:00.000Z' },
};
const refused = (code: ErrorCode): ServerFrame => ({
  event: 'error',
  data: { code, message: '', requestEvent: 'register_user' },
});
const typing = { event: 'typing', data: { conversationId: 'c1', isTyping: true } } as const;
const events = (link: Link) => link.sent.map((frame) => frame.event);

const open: LiveSocket[] = [];

function setup(more: Partial<LiveSocketOptions> = {}) {
  const states: LinkState[] = [];
  const frames: ServerFrame[] = [];
  const refusals: ErrorCode[] = [];
  const wire: WireEvent[] = [];
  let afterSeq = 0;
  const socket = createLiveSocket({
    url: () => 'ws://server.test?userId=u1',
    registration: () => ({
      event: 'register_user',
      data: { userId: 'u1', token: 't', resume: [{ conversationId: 'c1', afterSeq: (afterSeq += 1) }] },
    }),
    onFrame: (frame) => frames.push(frame),
    onState: (state) => states.push(state),
    onRefused: (code) => refusals.push(code),
    onWire: (event) => wire.push(event),
    WebSocket: Link as unknown as typeof WebSocket,
    random: () => 0.5,
    ...more,
  });
  open.push(socket);
  return { socket, states, frames, refusals, wire, lastState: () => states.at(-1) };
}

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

async function connected(more: Partial<LiveSocketOptions> = {}) {
  const all = setup(more);
  await pass(0);
  Link.last.accept();
  await pass(0);
  Link.last.say(registered);
  return all;
}

beforeEach(() => {
  Link.made = [];
  jest.useFakeTimers();
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
  jest.useRealTimers();
});

describe('a live socket', () => {
  test('registers on open and is usable only once the server said so', async () => {
    const { socket, states, wire, lastState } = setup();
    await pass(0);
    expect(socket.send(typing)).toBe(false);
    Link.last.accept();
    await pass(0);
    expect(socket.send(typing)).toBe(false);
    Link.last.say(registered);
    expect(socket.send(typing)).toBe(true);
    expect(events(Link.last)).toEqual(['register_user', 'typing']);
    expect(states.map((state) => state.kind)).toEqual(['connecting', 'registered']);
    expect(lastState()).toEqual({ kind: 'registered' });
    expect(wire.map((event) => event.kind)).toEqual(['connecting', 'open', 'registration_sent']);
    expect(wire[1]).toEqual({ kind: 'open', readyState: 1 });
  });

  test('comes back with full jitter under a doubling bound and registers with the cursors of that moment', async () => {
    const { states } = await connected();
    Link.last.drop(1006);
    await pass(0);
    for (const wait of [250, 500, 1_000, 2_000, 2_500, 2_500]) {
      const before = Link.made.length;
      expect(states.at(-1)).toMatchObject({ kind: 'reconnecting', retryInMs: wait });
      await pass(wait - 1);
      expect(Link.made).toHaveLength(before);
      await pass(1);
      expect(Link.made).toHaveLength(before + 1);
      Link.last.drop(1006);
      await pass(0);
    }
    await pass(2_500);
    Link.last.accept();
    await pass(0);
    expect(Link.last.sent[0]).toMatchObject({ data: { resume: [{ conversationId: 'c1', afterSeq: 2 }] } });
  });

  test('starts the backoff anew after a link that held', async () => {
    const { states } = await connected();
    Link.last.drop(1006);
    await pass(250);
    Link.last.drop(1006);
    await pass(500);
    Link.last.accept();
    await pass(0);
    Link.last.say(registered);
    await pass(6_000);
    Link.last.drop(1006);
    await pass(0);
    expect(states.at(-1)).toEqual({ kind: 'reconnecting', attempt: 1, retryInMs: 250 });
  });

  test('gets a fresh token before it comes back from 4001', async () => {
    let refreshes = 0;
    const refreshToken = () => {
      refreshes += 1;
      return Promise.resolve(true);
    };
    await connected({ refreshToken });
    Link.last.drop(4001, 'token expired');
    await pass(250);
    expect(refreshes).toBe(1);
    expect(Link.made).toHaveLength(2);
  });

  test('stops when there is no fresh token to be had', async () => {
    const { refusals, lastState } = await connected({ refreshToken: () => Promise.resolve(false) });
    Link.last.drop(4001);
    await pass(60_000);
    expect(Link.made).toHaveLength(1);
    expect(refusals).toEqual(['UNAUTHENTICATED']);
    expect(lastState()).toEqual({ kind: 'stopped', reason: 'refused' });
  });

  test('keeps trying when the token could not be asked for now', async () => {
    let asked = 0;
    const refreshToken = () => {
      asked += 1;
      return asked < 3 ? Promise.reject(new Error('offline')) : Promise.resolve(true);
    };
    await connected({ refreshToken });
    Link.last.drop(4001);
    await pass(10_000);
    expect(asked).toBe(3);
    expect(Link.made).toHaveLength(2);
  });

  test('never comes back from 4003', async () => {
    const { refusals, lastState } = await connected();
    Link.last.drop(4003, 'revoked');
    await pass(60_000);
    expect(Link.made).toHaveLength(1);
    expect(lastState()).toEqual({ kind: 'stopped', reason: 'revoked' });
    expect(refusals).toEqual(['UNAUTHENTICATED']);
  });

  test('comes back from 1012 after a random part of what the server asked for', async () => {
    const { lastState } = await connected();
    Link.last.drop(1012, '{"retryWithinMs":20000}');
    await pass(0);
    expect(lastState()).toMatchObject({ retryInMs: 10_000 });
  });

  test.each([4010, 4011, 1009, 1011, 1000])('comes back from %d', async (code) => {
    await connected();
    Link.last.drop(code);
    await pass(250);
    expect(Link.made).toHaveLength(2);
  });

  test('is slower after 4008', async () => {
    const { lastState } = await connected();
    Link.last.drop(4008);
    await pass(0);
    expect(lastState()).toMatchObject({ retryInMs: 7_500 });
  });

  test('pings every 25 s and replaces a link on which nothing arrived for 34 s', async () => {
    await connected();
    await pass(25_000);
    expect(events(Link.last)).toEqual(['register_user', 'ping']);
    Link.last.say({ event: 'pong', data: { serverTime: '2026-11-22T10:00:00.000Z' } });
    await pass(33_999);
    expect(Link.made).toHaveLength(1);
    await pass(1);
    expect(Link.last.closedWith).toBe(3008);
    await pass(300);
    expect(Link.made).toHaveLength(2);
  });

  test('connects at once when the browser is online again', async () => {
    const { lastState } = await connected();
    Link.last.drop(1012, '{"retryWithinMs":60000}');
    await pass(0);
    expect(lastState()).toMatchObject({ retryInMs: 30_000 });
    window.dispatchEvent(new Event('online'));
    await pass(0);
    expect(Link.made).toHaveLength(2);
  });

  test('doubts a link that looks alive when the network changed', async () => {
    await connected();
    window.dispatchEvent(new Event('online'));
    expect(events(Link.last)).toEqual(['register_user', 'ping']);
    await pass(4_000);
    expect(Link.last.closedWith).toBe(3008);
  });

  test('refreshes a refused token once, and gives up when the fresh one is refused too', async () => {
    const { refusals, lastState } = setup({ refreshToken: () => Promise.resolve(true) });
    await pass(0);
    Link.last.accept();
    await pass(0);
    Link.last.say(refused('UNAUTHENTICATED'));
    await pass(250);
    expect(Link.made).toHaveLength(2);
    Link.last.accept();
    await pass(0);
    Link.last.say(refused('UNAUTHENTICATED'));
    await pass(60_000);
    expect(Link.made).toHaveLength(2);
    expect(refusals).toEqual(['UNAUTHENTICATED']);
    expect(lastState()).toEqual({ kind: 'stopped', reason: 'refused' });
  });

  test('tries again when the server could not register it just now', async () => {
    const { refusals } = setup();
    await pass(0);
    Link.last.accept();
    await pass(0);
    Link.last.say(refused('UNAVAILABLE'));
    await pass(250);
    expect(Link.made).toHaveLength(2);
    expect(refusals).toEqual([]);
  });

  test('survives frames that are none', async () => {
    const { frames } = await connected();
    for (const data of ['{', '[]', 'null', '{"event":1,"data":{}}', '{"event":"x"}', new Blob()]) {
      Link.last.dispatchEvent(new MessageEvent('message', { data }));
    }
    expect(frames.map((frame) => frame.event)).toEqual(['registered']);
  });

  test('ends for good when closed', async () => {
    const { socket, lastState } = await connected();
    socket.close();
    expect(Link.last.closedWith).toBe(1000);
    window.dispatchEvent(new Event('online'));
    await pass(60_000);
    expect(Link.made).toHaveLength(1);
    expect(socket.send(typing)).toBe(false);
    expect(lastState()).toEqual({ kind: 'stopped', reason: 'ended' });
  });
});
