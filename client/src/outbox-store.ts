import type { OutboxItem } from './outbox-item.ts';

/** The part of `Storage` that is used; `sessionStorage` and `localStorage` fit. */
export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

function parseItem(text: string | null): OutboxItem | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const item = value as Partial<OutboxItem>;
    const whole =
      typeof item.clientMessageId === 'string' &&
      typeof item.conversationId === 'string' &&
      typeof item.text === 'string' &&
      typeof item.createdAt === 'string' &&
      (item.state === 'sending' || item.state === 'failed');
    return whole ? (item as OutboxItem) : null;
  } catch {
    return null;
  }
}

/**
 * Keeps outbox items, one key each, so that two tabs never overwrite each other's words. A storage that is full,
 * blocked or absent costs survival across reloads and nothing else.
 */
export function createOutboxStore(storage: KeyValueStore | null, prefix: string) {
  const keyOf = (clientMessageId: string) => `${prefix}${clientMessageId}`;
  const attempt = (action: (store: KeyValueStore) => void) => {
    if (storage === null) return;
    try {
      action(storage);
    } catch {
      // Private windows and full disks refuse; the item lives on in memory.
    }
  };
  return {
    load(): OutboxItem[] {
      const items: OutboxItem[] = [];
      attempt((store) => {
        for (let index = 0; index < store.length; index += 1) {
          const key = store.key(index);
          if (key?.startsWith(prefix) !== true) continue;
          const item = parseItem(store.getItem(key));
          if (item !== null) items.push(item);
        }
      });
      return items.sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.order - b.order);
    },
    save(item: OutboxItem) {
      attempt((store) => {
        store.setItem(keyOf(item.clientMessageId), JSON.stringify(item));
      });
    },
    remove(clientMessageId: string) {
      attempt((store) => {
        store.removeItem(keyOf(clientMessageId));
      });
    },
  };
}
