/** What the widget and the loader tell each other. The loader bears the same words. */
export type ToHost = 'honey:ready' | 'honey:close' | 'honey:escape' | 'honey:exit' | 'honey:unread';
export type FromHost = 'honey:opened' | 'honey:closed' | 'honey:exit';

/** The page around the widget. Alone in a tab there is none, and nothing is sent. */
export interface HostBridge {
  isFramed: boolean;
  pageUrl: string | null;
  send: (type: ToHost, count?: number) => void;
  listen: (listener: (type: FromHost) => void) => () => void;
}

function isFromHost(value: unknown): value is FromHost {
  return value === 'honey:opened' || value === 'honey:closed' || value === 'honey:exit';
}

/**
 * The loader names its page and origin in the fragment, which never reaches a server. Messages go to that origin
 * only, and are taken only from the window above us and from that origin.
 */
export function createHostBridge(view: Window): HostBridge {
  const facts = new URLSearchParams(view.location.hash.slice(1));
  const origin = facts.get('origin');
  const isFramed = view.parent !== view && origin !== null;
  return {
    isFramed,
    pageUrl: facts.get('page'),
    send(type, count) {
      if (isFramed) view.parent.postMessage({ type, ...(count === undefined ? {} : { count }) }, origin);
    },
    listen(listener) {
      const onMessage = (event: MessageEvent<unknown>) => {
        if (!isFramed || event.source !== view.parent || event.origin !== origin) return;
        const { data } = event;
        const type = typeof data === 'object' && data !== null && 'type' in data ? data.type : null;
        if (isFromHost(type)) listener(type);
      };
      view.addEventListener('message', onMessage);
      return () => {
        view.removeEventListener('message', onMessage);
      };
    },
  };
}
