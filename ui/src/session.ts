import { createRestClient } from '@honey/client/rest-client';
import type { RestClient } from '@honey/client/rest-client';
import type { AccessTokenAnswer, LoginBody, PasswordBody } from '@honey/protocol/rest';

/** Why nobody is signed in, so that the sign-in page can say it. */
export type SignedOutReason = 'first-visit' | 'logged-out' | 'expired' | 'revoked' | 'password-changed';

export type SessionState<Profile> =
  | { status: 'signed-out'; reason: SignedOutReason }
  | { status: 'signed-in'; accessToken: string; expiresAt: string; profile: Profile };

interface StoredSession<Profile> extends AccessTokenAnswer {
  /** Epoch milliseconds; with `expiresAt` it gives the token's life and so its half. */
  obtainedAt: number;
  profile: Profile;
}

interface StaffAuthApi {
  refresh: () => Promise<AccessTokenAnswer>;
  logout: () => Promise<unknown>;
  changePassword: (body: PasswordBody) => Promise<unknown>;
}

export interface SessionOptions<Api extends StaffAuthApi, Profile> {
  /** Key in `storage`; one per dashboard, so that an agent and an admin can share a browser. */
  storageKey: string;
  /** Origin of the REST API. */
  baseUrl: string;
  createApi: (rest: RestClient) => Api;
  login: (api: Api, body: LoginBody) => Promise<AccessTokenAnswer & { profile: Profile }>;
  /** Default: `sessionStorage`, which ends with the tab: desks are shared. */
  storage?: Storage;
  fetch?: typeof fetch;
}

export interface Session<Api, Profile> {
  /** Speaks for whoever is signed in. */
  api: Api;
  /** The same for calls that `Api` does not name. */
  rest: RestClient;
  state: () => SessionState<Profile>;
  subscribe: (listener: () => void) => () => void;
  /** Rejects with `ApiError`; on success the state is signed-in. */
  login: (body: LoginBody) => Promise<void>;
  /** Signs in whom the server has just let in by another way than the password. */
  enter: (entry: AccessTokenAnswer & { profile: Profile }) => void;
  /** Signs out everywhere when it is done; rejects with `ApiError`. */
  changePassword: (body: PasswordBody) => Promise<void>;
  /** Ends the session here at once, and at the server as far as it can be reached. */
  logout: () => Promise<void>;
  /** Ends the session here, because the server said so. */
  end: (reason: SignedOutReason) => void;
  /** Takes a fresh token now. False when signed out, also by this very refusal; rejects when the server cannot be asked. */
  refresh: () => Promise<boolean>;
}

const RETRY_MS = 30_000;
// setTimeout counts in 32 bits: a longer delay would fire at once.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Who is signed in, kept over reloads and renewed silently at half the token's life. */
export const createSession = <Api extends StaffAuthApi, Profile>(
  options: SessionOptions<Api, Profile>,
): Session<Api, Profile> => {
  const storage = options.storage ?? window.sessionStorage;
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stored = readStored<Profile>(storage, options.storageKey);
  let state: SessionState<Profile> = toState(stored, 'first-visit');

  const rest = createRestClient({
    baseUrl: options.baseUrl,
    getToken: () => stored?.accessToken ?? null,
    // A refused token cannot be exchanged for a good one: staff sign in again.
    renewToken: () => {
      end('expired');
      return Promise.resolve(false);
    },
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
  });
  const api = options.createApi(rest);

  const keep = (next: StoredSession<Profile> | null, reason: SignedOutReason) => {
    stored = next;
    state = toState(next, reason);
    if (next === null) storage.removeItem(options.storageKey);
    else storage.setItem(options.storageKey, JSON.stringify(next));
    plan();
    for (const listener of listeners) listener();
  };

  let isChangingPassword = false;
  const end = (reason: SignedOutReason) => {
    // The socket may hear of it before the answer to the request arrives.
    const why = isChangingPassword && reason === 'revoked' ? 'password-changed' : reason;
    if (stored !== null) keep(null, why);
  };
  const enter = ({ accessToken, expiresAt, profile }: AccessTokenAnswer & { profile: Profile }) => {
    keep({ accessToken, expiresAt, profile, obtainedAt: Date.now() }, 'expired');
  };

  const refresh = async (): Promise<boolean> => {
    const before = stored;
    if (before === null) return false;
    try {
      const token = await api.refresh();
      // Somebody may have signed out, or in, while the answer was on its way.
      if (stored === before) keep({ ...before, ...token, obtainedAt: Date.now() }, 'expired');
    } catch (error) {
      if (stored === null) return false;
      plan(RETRY_MS);
      throw error;
    }
    return stored !== null;
  };

  const whenDue = () => {
    if (stored === null) return;
    if (Date.now() >= Date.parse(stored.expiresAt)) end('expired');
    else if (Date.now() >= halfLife(stored)) refresh().catch(() => undefined);
    else plan();
  };

  const plan = (atLeastMs = 0) => {
    clearTimeout(timer);
    if (stored === null) return;
    const due = Math.max(halfLife(stored) - Date.now(), atLeastMs);
    timer = setTimeout(whenDue, Math.min(due, LONGEST_TIMER_MS));
  };

  // Timers sleep with the laptop.
  document.addEventListener('visibilitychange', whenDue);
  plan();

  return {
    api,
    rest,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    login: async (body) => {
      enter(await options.login(api, body));
    },
    enter,
    changePassword: async (body) => {
      isChangingPassword = true;
      try {
        await api.changePassword(body);
        end('password-changed');
      } finally {
        isChangingPassword = false;
      }
    },
    logout: async () => {
      // The request takes its token before the session ends; the screen does not wait for the network.
      const farewell = api.logout();
      end('logged-out');
      await farewell.catch(() => undefined);
    },
    end,
    refresh,
  };
};

const halfLife = (session: StoredSession<unknown>): number =>
  session.obtainedAt + (Date.parse(session.expiresAt) - session.obtainedAt) / 2;

const toState = <Profile>(session: StoredSession<Profile> | null, reason: SignedOutReason): SessionState<Profile> =>
  session === null
    ? { status: 'signed-out', reason }
    : {
        status: 'signed-in',
        accessToken: session.accessToken,
        expiresAt: session.expiresAt,
        profile: session.profile,
      };

const readStored = <Profile>(storage: Storage, key: string): StoredSession<Profile> | null => {
  try {
    const value = JSON.parse(storage.getItem(key) ?? 'null') as StoredSession<Profile> | null;
    return value !== null && Date.parse(value.expiresAt) > Date.now() ? value : null;
  } catch {
    return null;
  }
};
