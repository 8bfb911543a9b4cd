import type { ClientFrame } from '@honey/protocol/client-frames';
import type { ErrorCode } from '@honey/protocol/codes';
import type { ServerFrame, ServerFrameData } from '@honey/protocol/server-frames';
import type { OutboxItem } from './outbox-item.ts';
import { createOutboxStore } from './outbox-store.ts';
import type { KeyValueStore } from './outbox-store.ts';

export interface OutboxOptions {
  /** Null keeps items in memory only. */
  storage: KeyValueStore | null;
  /** Storage key prefix; one per account, so that nobody sends another one's words. */
  prefix: string;
  /** Puts a frame on the link; false when there is none. */
  send: (frame: ClientFrame) => boolean;
  /** Called after every change with all items in order. */
  onChange: (items: readonly OutboxItem[]) => void;
  /** The server stored it: show the message in its place from now on. */
  onAcked?: (item: OutboxItem, ack: ServerFrameData['message_ack']) => void;
  newId?: () => string;
  now?: () => Date;
}

export interface Outbox {
  items: () => readonly OutboxItem[];
  /** Keeps the text and sends it, now or as soon as the link is registered. */
  add: (conversationId: string, text: string) => OutboxItem;
  /** Sends a failed item again under its old id. */
  retry: (clientMessageId: string) => void;
  /** Removes an item and hands its text back, for the composer. */
  take: (clientMessageId: string) => OutboxItem | undefined;
  /** To be called with every frame of the link. */
  onFrame: (frame: ServerFrame) => void;
  /** Forgets everything, in memory and in storage. */
  clear: () => void;
}

const RETRY_MS = 3_000;
/** Failures that pass: the same message goes out again by itself. */
const passing: readonly ErrorCode[] = ['RATE_LIMITED', 'UNAVAILABLE', 'INTERNAL', 'NOT_REGISTERED'];

/**
 * Words waiting for the server's acknowledgement. They survive a reload, go out again in order after every
 * registration, and leave only when the server confirms them or refuses them for good. Sending twice is
 * harmless: the server knows a message by its `clientMessageId`. In each conversation the next one leaves when the
 * one before it is answered: else one that is refused for a moment would be overtaken.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const newId = options.newId ?? (() => crypto.randomUUID());
  const now = options.now ?? (() => new Date());
  const store = createOutboxStore(options.storage, options.prefix);
  let items: readonly OutboxItem[] = store.load();
  let order = items.reduce((highest, item) => Math.max(highest, item.order), 0);
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  /** By conversation, what was sent or waits to be tried again: whatever was written after it waits too. */
  const underWay = new Map<string, string>();

  function change(next: readonly OutboxItem[]) {
    items = next;
    options.onChange(items);
  }

  function put(item: OutboxItem) {
    store.save(item);
    const known = items.some((one) => one.clientMessageId === item.clientMessageId);
    change(known ? items.map((one) => (one.clientMessageId === item.clientMessageId ? item : one)) : [...items, item]);
  }

  function remove(clientMessageId: string): OutboxItem | undefined {
    const found = items.find((item) => item.clientMessageId === clientMessageId);
    if (found === undefined) return undefined;
    store.remove(clientMessageId);
    change(items.filter((item) => item !== found));
    return found;
  }

  function sendNext(conversationId: string) {
    if (underWay.has(conversationId)) return;
    const item = items.find((one) => one.conversationId === conversationId && one.state === 'sending');
    if (item === undefined) return;
    const { clientMessageId, text } = item;
    const isSent = options.send({ event: 'send_message', data: { conversationId, clientMessageId, text } });
    if (isSent) underWay.set(conversationId, clientMessageId);
  }

  function sendAll() {
    clearTimeout(retryTimer);
    underWay.clear();
    for (const conversationId of new Set(items.map((item) => item.conversationId))) sendNext(conversationId);
  }

  function settled({ conversationId, clientMessageId }: OutboxItem) {
    if (underWay.get(conversationId) !== clientMessageId) return;
    underWay.delete(conversationId);
    sendNext(conversationId);
  }

  function leave(clientMessageId: string): OutboxItem | undefined {
    const item = remove(clientMessageId);
    if (item !== undefined) settled(item);
    return item;
  }

  function refused(clientMessageId: string, code: ErrorCode) {
    const item = items.find((one) => one.clientMessageId === clientMessageId);
    if (item === undefined) return;
    if (passing.includes(code)) {
      clearTimeout(retryTimer);
      retryTimer = setTimeout(sendAll, RETRY_MS);
      return;
    }
    put({ ...item, state: 'failed', error: code });
    settled(item);
  }

  return {
    items: () => items,
    add(conversationId, text) {
      order += 1;
      const item: OutboxItem = {
        clientMessageId: newId(),
        conversationId,
        text,
        createdAt: now().toISOString(),
        order,
        state: 'sending',
      };
      put(item);
      sendNext(conversationId);
      return item;
    },
    retry(clientMessageId) {
      const item = items.find((one) => one.clientMessageId === clientMessageId);
      if (item?.state !== 'failed') return;
      const { error: _refusal, ...rest } = item;
      put({ ...rest, state: 'sending' });
      sendNext(item.conversationId);
    },
    take: leave,
    onFrame(frame) {
      switch (frame.event) {
        case 'registered':
          sendAll();
          return;
        case 'message_ack': {
          const item = leave(frame.data.clientMessageId);
          if (item !== undefined) options.onAcked?.(item, frame.data);
          return;
        }
        case 'message_received':
          // The acknowledgement was lost with the old link, and the stored message came with the resume.
          if (frame.data.clientMessageId !== undefined) leave(frame.data.clientMessageId);
          return;
        case 'error':
          if (frame.data.clientMessageId !== undefined) refused(frame.data.clientMessageId, frame.data.code);
          return;
        default:
      }
    },
    clear() {
      clearTimeout(retryTimer);
      underWay.clear();
      for (const item of items) store.remove(item.clientMessageId);
      change([]);
    },
  };
}
