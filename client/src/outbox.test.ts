import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ClientFrame } from '@honey/protocol/client-frames';
import type { ServerFrame } from '@honey/protocol/server-frames';
import { createOutbox } from './outbox.ts';
import type { OutboxItem } from './outbox-item.ts';

const registered: ServerFrame = { event: 'registered', data: { rooms: [], serverTime: '2026-11-22T10:00:00.000Z' } };

function ack(clientMessageId: string, seq = 1): ServerFrame {
  return {
    event: 'message_ack',
    data: {
      clientMessageId,
      conversationId: 'c1',
      messageId: `m${String(seq)}`,
      seq,
      createdAt: '2026-11-22T10:00:00.000Z',
    },
  };
}

function refusal(clientMessageId: string, code: 'CONVERSATION_CLOSED' | 'RATE_LIMITED'): ServerFrame {
  return { event: 'error', data: { code, message: '', requestEvent: 'send_message', clientMessageId } };
}

function setup(options: { online?: boolean; storage?: Storage } = {}) {
  const link = { online: options.online ?? true };
  const sent: string[] = [];
  const acked: OutboxItem[] = [];
  let ids = 0;
  const outbox = createOutbox({
    storage: options.storage ?? sessionStorage,
    prefix: 'outbox:u1:',
    send: (frame: ClientFrame) => {
      if (link.online && frame.event === 'send_message') sent.push(frame.data.text);
      return link.online;
    },
    onChange: () => undefined,
    onAcked: (item) => acked.push(item),
    newId: () => `id${String((ids += 1))}`,
    now: () => new Date('2026-11-22T10:00:00.000Z'),
  });
  return { outbox, link, sent, acked };
}

describe('the outbox', () => {
  beforeEach(() => {
    sessionStorage.clear();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('sends at once when the link is there and forgets what is acknowledged', () => {
    const { outbox, sent, acked } = setup();
    outbox.add('c1', 'hello');
    expect(sent).toEqual(['hello']);
    outbox.onFrame(ack('id1'));
    expect(outbox.items()).toEqual([]);
    expect(acked.map((item) => item.text)).toEqual(['hello']);
    expect(sessionStorage.length).toBe(0);
  });

  test('keeps words written offline over a reload and sends them in order once registered', () => {
    const before = setup({ online: false });
    for (const text of ['one', 'two', 'three']) before.outbox.add('c1', text);
    const after = setup();
    expect(after.outbox.items().map((item) => item.text)).toEqual(['one', 'two', 'three']);
    after.outbox.onFrame(registered);
    for (const [index, { clientMessageId }] of [...after.outbox.items()].entries()) {
      after.outbox.onFrame(ack(clientMessageId, index + 1));
    }
    expect(after.sent).toEqual(['one', 'two', 'three']);
  });

  test('sends the next of a conversation when the one before is answered, and other conversations meanwhile', () => {
    const { outbox, sent } = setup();
    outbox.add('c1', 'one');
    outbox.add('c1', 'two');
    outbox.add('c2', 'elsewhere');
    expect(sent).toEqual(['one', 'elsewhere']);
    outbox.onFrame(ack('id1'));
    expect(sent).toEqual(['one', 'elsewhere', 'two']);
  });

  test('lets nothing overtake a message that the server refused for a moment', () => {
    jest.useFakeTimers();
    const { outbox, sent } = setup();
    outbox.add('c1', 'one');
    outbox.add('c1', 'two');
    outbox.onFrame(refusal('id1', 'RATE_LIMITED'));
    outbox.add('c1', 'three');
    expect(sent).toEqual(['one']);
    jest.advanceTimersByTime(3_000);
    outbox.onFrame(ack('id1', 1));
    outbox.onFrame(ack('id2', 2));
    expect(sent).toEqual(['one', 'one', 'two', 'three']);
  });

  test('goes on after one that was refused for good or taken back', () => {
    const { outbox, sent } = setup();
    for (const text of ['one', 'two', 'three']) outbox.add('c1', text);
    outbox.onFrame(refusal('id1', 'CONVERSATION_CLOSED'));
    outbox.take('id2');
    expect(sent).toEqual(['one', 'two', 'three']);
  });

  test('sends again after every registration until it is acknowledged', () => {
    const { outbox, sent } = setup();
    outbox.add('c1', 'one');
    outbox.add('c1', 'two');
    outbox.onFrame(ack('id1'));
    outbox.onFrame(registered);
    outbox.onFrame(registered);
    expect(sent).toEqual(['one', 'two', 'two', 'two']);
  });

  test('forgets a message that comes back from the server when the acknowledgement was lost', () => {
    const { outbox } = setup();
    outbox.add('c1', 'one');
    outbox.onFrame({
      event: 'message_received',
      data: {
        conversationId: 'c1',
        messageId: 'm1',
        seq: 1,
        senderType: 'USER',
        senderId: 'u1',
        senderName: '',
        text: 'one',
        createdAt: '2026-11-22T10:00:00.000Z',
        clientMessageId: 'id1',
      },
    });
    expect(outbox.items()).toEqual([]);
  });

  test('keeps a refused message with its reason and hands the text back', () => {
    const { outbox, sent } = setup();
    outbox.add('c1', 'too late');
    outbox.onFrame(refusal('id1', 'CONVERSATION_CLOSED'));
    expect(outbox.items()).toMatchObject([{ state: 'failed', error: 'CONVERSATION_CLOSED', text: 'too late' }]);
    outbox.onFrame(registered);
    expect(sent).toEqual(['too late']);
    expect(outbox.take('id1')?.text).toBe('too late');
    expect(outbox.items()).toEqual([]);
  });

  test('sends a failed message again when asked to, under the same id', () => {
    const { outbox, sent } = setup();
    outbox.add('c1', 'again');
    outbox.onFrame(refusal('id1', 'CONVERSATION_CLOSED'));
    outbox.retry('id1');
    expect(sent).toEqual(['again', 'again']);
    expect(outbox.items()).toMatchObject([{ clientMessageId: 'id1', state: 'sending' }]);
    expect(outbox.items()[0]).not.toHaveProperty('error');
  });

  test('tries again by itself when the server was only too busy', () => {
    jest.useFakeTimers();
    const { outbox, sent } = setup();
    outbox.add('c1', 'busy');
    outbox.onFrame(refusal('id1', 'RATE_LIMITED'));
    expect(outbox.items()).toMatchObject([{ state: 'sending' }]);
    jest.advanceTimersByTime(3_000);
    expect(sent).toEqual(['busy', 'busy']);
  });

  test('works without storage and with a storage that refuses', () => {
    const refusing = {
      length: 0,
      key: () => null,
      getItem: () => null,
      setItem: () => {
        throw new Error('quota');
      },
      removeItem: () => {
        throw new Error('quota');
      },
    } as unknown as Storage;
    const { outbox, sent } = setup({ storage: refusing });
    outbox.add('c1', 'hello');
    outbox.onFrame(ack('id1'));
    expect(sent).toEqual(['hello']);
    expect(outbox.items()).toEqual([]);
  });

  test('ignores what others left in the storage', () => {
    sessionStorage.setItem('outbox:u1:broken', '{not json');
    sessionStorage.setItem('outbox:u1:half', '{"text":"x"}');
    sessionStorage.setItem('outbox:u2:id9', '{}');
    expect(setup().outbox.items()).toEqual([]);
  });
});
