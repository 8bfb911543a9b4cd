type Listener = () => void;

/** Unsent words, one text a chat. */
export interface Drafts {
  get: (conversationId: string) => string;
  set: (conversationId: string, text: string) => void;
  /** Puts refused words back in front of what was written since. */
  giveBack: (conversationId: string, text: string) => void;
  subscribe: (listener: Listener) => () => void;
  clear: () => void;
}

/** Keeps drafts in `storage`, so that a reload loses none; a storage that refuses costs only that. */
export const createDrafts = (storage: Storage, prefix: string): Drafts => {
  const texts = new Map<string, string>();
  const listeners = new Set<Listener>();

  const attempt = <T>(action: () => T): T | null => {
    try {
      return action();
    } catch {
      return null;
    }
  };

  const get = (conversationId: string): string => {
    const known = texts.get(conversationId);
    if (known !== undefined) return known;
    const stored = attempt(() => storage.getItem(prefix + conversationId)) ?? '';
    texts.set(conversationId, stored);
    return stored;
  };

  const set = (conversationId: string, text: string) => {
    texts.set(conversationId, text);
    attempt(() => {
      if (text === '') storage.removeItem(prefix + conversationId);
      else storage.setItem(prefix + conversationId, text);
    });
    for (const listener of listeners) listener();
  };

  return {
    get,
    set,
    giveBack: (conversationId, text) => {
      const since = get(conversationId);
      set(conversationId, since.trim() === '' ? text : `${text}\n\n${since}`);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear: () => {
      for (const conversationId of texts.keys()) set(conversationId, '');
    },
  };
};
