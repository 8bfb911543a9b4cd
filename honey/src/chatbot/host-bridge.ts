import { colourOf } from '../loader/colour.ts';
import { parseUrl } from '../parse-url.ts';
import { methods } from './menu.ts';
import type { PlanningMethod } from './menu.ts';
import type { LoaderWords } from '../loader/words.ts';

/** What the widget and the loader tell each other. The loader bears the same words. */
export type ToHost =
  | 'honey:ready'
  | 'honey:close'
  | 'honey:escape'
  | 'honey:exit'
  | 'honey:unread'
  | 'honey:escalated'
  | 'honey:assigned'
  | 'honey:identified';

/** What there is to say beside: how much is new, and what the page around us is to say of it; or why nobody was identified. */
export interface News {
  count?: number;
  words?: LoaderWords;
  code?: string;
}

export type FromHost =
  | { type: 'honey:opened' | 'honey:closed' | 'honey:exit' | 'honey:reset' }
  | { type: 'honey:locale' | 'honey:identify'; value: string };

/** What the site that embeds the widget has settled. */
export interface HostSettings {
  /** Whether a chat is kept on the device until the visitor decides otherwise. */
  keep: boolean;
  /** `#rrggbb` for what stands out; null for ours. */
  colour: string | null;
  /** A language tag; null for the browser's. */
  language: string | null;
  /** What a new visitor is asked into; null for the menu. */
  topic: PlanningMethod | null;
}

/** The page around the widget. Alone in a tab there is none, and nothing is sent. */
export interface HostBridge {
  isFramed: boolean;
  pageUrl: string | null;
  settings: HostSettings;
  send: (type: ToHost, news?: News) => void;
  listen: (listener: (message: FromHost) => void) => () => void;
}

function parseMessage(data: unknown): FromHost | null {
  if (typeof data !== 'object' || data === null || !('type' in data)) return null;
  switch (data.type) {
    case 'honey:opened':
    case 'honey:closed':
    case 'honey:exit':
    case 'honey:reset':
      return { type: data.type };
    case 'honey:locale':
    case 'honey:identify':
      return 'value' in data && typeof data.value === 'string' ? { type: data.type, value: data.value } : null;
    default:
      return null;
  }
}

/** The origin if it is one: a `*` would send to whoever is there, and `null` is nobody's. */
function originOf(text: string | null): string | null {
  const origin = parseUrl(text ?? '')?.origin ?? 'null';
  return origin === text && origin !== 'null' ? origin : null;
}

/** The page's address, if the site that is said to embed us has such a page. */
function pageOf(text: string | null, origin: string | null): string | null {
  return origin !== null && parseUrl(text ?? '')?.origin === origin ? text : null;
}

/**
 * The loader names its page and origin in the fragment, which never reaches a server. Messages go to that origin
 * only, and are taken only from the window above us and from that origin.
 */
export function createHostBridge(view: Window): HostBridge {
  const facts = new URLSearchParams(view.location.hash.slice(1));
  const origin = originOf(facts.get('origin'));
  const isFramed = view.parent !== view && origin !== null;
  return {
    isFramed,
    pageUrl: pageOf(facts.get('page'), origin),
    settings: {
      keep: facts.get('keep') !== 'false',
      colour: colourOf(facts.get('colour')),
      language: facts.get('language'),
      topic: methods.find((method) => method === facts.get('topic')) ?? null,
    },
    send(type, news) {
      if (isFramed) view.parent.postMessage({ type, ...news }, origin);
    },
    listen(listener) {
      const onMessage = (event: MessageEvent<unknown>) => {
        if (!isFramed || event.source !== view.parent || event.origin !== origin) return;
        const message = parseMessage(event.data);
        if (message !== null) listener(message);
      };
      view.addEventListener('message', onMessage);
      return () => {
        view.removeEventListener('message', onMessage);
      };
    },
  };
}
