/** What a site can hear of. It learns that something happened, never what was said nor with whom. */
export type HoneyEvent = 'ready' | 'open' | 'close' | 'unread' | 'escalated' | 'assigned' | 'identified';

/** What came of saying who the visitor is. `code` says why it was refused: one of the protocol's, or `OFFLINE`. */
export interface Identified {
  ok: boolean;
  code?: string | number | undefined;
}

/** A number comes with `unread`: how many. */
export type Listener = (fact?: number | Identified) => void;

/** What a site can do with the chat. */
export interface HoneyApi {
  open: () => void;
  close: () => void;
  toggle: () => void;
  /** Shows the button again. */
  show: () => void;
  /** Hides the button, and the chat. `open` still opens it: for sites with a button of their own. */
  hide: () => void;
  /** Calls back from now on; what it returns ends that. `ready` is called back also when it was before. */
  on: (event: HoneyEvent, listener: Listener) => () => void;
  /** A language tag such as `en-GB`. One that is none changes nothing. */
  setLocale: (locale: string) => void;
  /**
   * Says who the visitor is, in the words of a JWT that the site's server has signed. It never rejects; a refusal
   * changes nothing.
   */
  identify: (identity: string) => Promise<Identified>;
  /**
   * Clears the device for the next person at this one, and ends the conversation; that of somebody who was identified
   * goes on without this device.
   */
  reset: () => void;
}

/** A call that was made before the script was there: the name, then what it is called with. */
export type Call = readonly [name: string, ...rest: unknown[]];

declare global {
  interface Window {
    Honey?: (Partial<HoneyApi> & { q?: { push: (...calls: Call[]) => unknown } }) | undefined;
  }
}

/** Who wants to hear of what. */
export function createEvents() {
  const listeners: { event: HoneyEvent; listener: Listener }[] = [];
  let isReady = false;

  return {
    on: (event: HoneyEvent, listener: Listener) => {
      const entry = { event, listener };
      listeners.push(entry);
      if (event === 'ready' && isReady) setTimeout(listener);
      return () => {
        const at = listeners.indexOf(entry);
        if (at !== -1) listeners.splice(at, 1);
      };
    },
    emit: (event: HoneyEvent, fact?: number | Identified) => {
      isReady ||= event === 'ready';
      for (const entry of [...listeners]) {
        // A fault of the site's own must not stop the chat.
        if (entry.event === event) setTimeout(entry.listener, 0, fact);
      }
    },
  };
}

/** Puts the API where sites find it, and does what they have asked for meanwhile. */
export function publish(api: HoneyApi): void {
  const asked = window.Honey?.q;
  const verbs = api as unknown as Record<string, ((...rest: unknown[]) => unknown) | undefined>;
  const q = {
    push(...calls: Call[]) {
      for (const [name, ...rest] of calls) verbs[name]?.(...rest);
    },
  };
  window.Honey = { ...api, q };
  if (Array.isArray(asked)) q.push(...(asked as Call[]));
}
