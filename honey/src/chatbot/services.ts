import { ApiError } from '@honey/client/api-error';
import type { LiveSocketOptions } from '@honey/client/live-socket';
import type { UserApi } from '@honey/client/user-api';
import type { Device } from './device.ts';
import type { Languages } from '../language/languages.ts';
import type { SessionStore } from './session.ts';
import type { Store } from './store.ts';
import type { Trouble, WidgetState } from './widget-state.ts';

/** What the verbs of the widget work with. */
export interface Services {
  api: UserApi;
  store: Store<WidgetState>;
  session: SessionStore;
  device: Device;
  languages: Languages;
  /** Origin of the WebSocket, such as `ws://localhost:3000`. */
  wsUrl: string;
  /** The page that the widget sits on, without query and hash; null when unknown. */
  pageUrl: string | null;
  /** The browser's socket; tests bring their own. */
  WebSocket?: LiveSocketOptions['WebSocket'];
}

/** The trouble to show for a failure. Anything that is no `ApiError` is a fault of ours and goes on up. */
export function troubleFrom(about: Trouble['about'], error: unknown): Trouble {
  if (!(error instanceof ApiError)) throw error;
  return { about, code: error.code, retryAfterSeconds: error.retryAfterSeconds };
}

/** Whether the server no longer knows this conversation, or it is over: the way onward is a new one. */
export function isGone(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    (error.code === 'NOT_FOUND' || error.code === 'UNAUTHENTICATED' || error.code === 'CONVERSATION_CLOSED')
  );
}
