/** Words that were sent a moment ago and can still be taken back. */
export interface HeldWords {
  conversationId: string;
  text: string;
  /** ISO time of sending, by this device's clock. */
  createdAt: string;
}

interface HeldWordsOptions {
  /** Keeps the words in case that the page dies; a storage that refuses costs only that. */
  storage: Storage;
  prefix: string;
  /** The time is over: the words go out. */
  onRelease: (conversationId: string, text: string) => void;
  onChange: (held: readonly HeldWords[]) => void;
}

/**
 * Holds what was sent back for a moment, one message a chat: the next one sends the one before it, so that order is
 * kept. What a page that died had held is handed to its writer, and not sent behind their back.
 */
export const createHeldWords = ({ storage, prefix, onRelease, onChange }: HeldWordsOptions) => {
  let held: readonly HeldWords[] = [];
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const attempt = (action: () => void) => {
    try {
      action();
    } catch {
      // Private windows refuse; the words live on in memory.
    }
  };

  const take = (conversationId: string): string | null => {
    clearTimeout(timers.get(conversationId));
    timers.delete(conversationId);
    const found = held.find((one) => one.conversationId === conversationId);
    if (found === undefined) return null;
    held = held.filter((one) => one !== found);
    attempt(() => {
      storage.removeItem(prefix + conversationId);
    });
    onChange(held);
    return found.text;
  };

  const release = (conversationId: string) => {
    const text = take(conversationId);
    if (text !== null) onRelease(conversationId, text);
  };

  return {
    hold: (conversationId: string, text: string, forMs: number) => {
      release(conversationId);
      held = [...held, { conversationId, text, createdAt: new Date().toISOString() }];
      attempt(() => {
        storage.setItem(prefix + conversationId, text);
      });
      timers.set(
        conversationId,
        setTimeout(() => {
          release(conversationId);
        }, forMs),
      );
      onChange(held);
    },
    /** Takes the words back; null when they are gone or there were none. */
    take,
    release,
    releaseAll: () => {
      for (const { conversationId } of held) release(conversationId);
    },
    /** What was held by a page that died, by chat; it is forgotten here. */
    leftOver: (): [conversationId: string, text: string][] => {
      const found: [string, string][] = [];
      attempt(() => {
        const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
        for (const key of keys) {
          if (key?.startsWith(prefix) !== true) continue;
          found.push([key.slice(prefix.length), storage.getItem(key) ?? '']);
          storage.removeItem(key);
        }
      });
      return found;
    },
  };
};
