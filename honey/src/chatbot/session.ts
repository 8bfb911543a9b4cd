import type { KeyValueStore } from '@honey/client/outbox-store';
import type { TokenAnswer } from '@honey/protocol/rest';

/** Who this visitor is to the server, and which conversation they are in. */
export interface Session {
  userId: string;
  /** Null after a conversation ended: the next one belongs to the same visitor. */
  conversationId: string | null;
  token: string;
  /** When half of the token's life is over, by this device's clock, in epoch milliseconds: time to renew it. */
  renewAt: number;
  /** The site has said who this is: its signature brings them back here, on any device. */
  identified?: boolean;
  /** A person was there, or awaited, when the page was last seen: coming back, ask what became of it. */
  awaited?: boolean;
  /** The conversation was rated, which is done once. */
  rated?: boolean;
}

export interface SessionStore {
  get: () => Session | null;
  set: (session: Session) => void;
  clear: () => void;
}

const KEY = 'honey:session';

/** Half-way between now and the expiry. Measured as a span, so that a wrong clock costs nothing but a renewal. */
export function renewalTime(answer: TokenAnswer, now: number): number {
  const life = Date.parse(answer.expiresAt) - now;
  return now + Math.max(0, life) / 2;
}

function parse(text: string | null): Session | null {
  if (text === null) return null;
  try {
    const value = JSON.parse(text) as Partial<Session> | null;
    const whole =
      typeof value?.userId === 'string' &&
      typeof value.token === 'string' &&
      typeof value.renewAt === 'number' &&
      (typeof value.conversationId === 'string' || value.conversationId === null);
    return whole ? (value as Session) : null;
  } catch {
    return null;
  }
}

/** Keeps the session over reloads where the device keeps anything, else for as long as the page lives. */
export function createSessionStore(device: Pick<KeyValueStore, 'getItem' | 'setItem' | 'removeItem'>): SessionStore {
  let session = parse(device.getItem(KEY));
  return {
    get: () => session,
    set(next) {
      session = next;
      device.setItem(KEY, JSON.stringify(next));
    },
    clear() {
      session = null;
      device.removeItem(KEY);
    },
  };
}
