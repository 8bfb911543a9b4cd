import { ApiError } from '@honey/client/api-error';
import type { Services } from './services.ts';
import { renewalTime } from './session.ts';

const SOONEST_MS = 30_000;
/** The longest wait that a timer can count. */
const LONGEST_MS = 2_147_483_647;

/** Keeps the visitor's token fresh, in silence. */
export interface TokenRenewal {
  /** Gets a fresh token now: false when there is none to be had; rejects when it could not be asked. */
  refresh: () => Promise<boolean>;
  /** Renews from now on, whenever half of the token's life is over. */
  start: () => void;
  stop: () => void;
}

export function createTokenRenewal({ api, session }: Services, onRenewed: (token: string) => void): TokenRenewal {
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function refresh(): Promise<boolean> {
    const known = session.get();
    if (known === null) return false;
    try {
      const answer = await api.refreshToken();
      // Somebody else by now.
      if (session.get()?.userId !== known.userId) return true;
      session.set({ ...known, token: answer.token, renewAt: renewalTime(answer, Date.now()) });
      return true;
    } catch (error) {
      if (error instanceof ApiError && error.code === 'UNAUTHENTICATED') return false;
      throw error;
    }
  }

  async function renew() {
    try {
      const token = (await refresh()) ? session.get()?.token : undefined;
      if (token !== undefined) onRenewed(token);
    } catch (error) {
      // Half of its life is left: there is time to ask again.
      if (!(error instanceof ApiError)) throw error;
    }
    if (timer !== undefined) start();
  }

  function start() {
    clearTimeout(timer);
    const wait = (session.get()?.renewAt ?? Number.POSITIVE_INFINITY) - Date.now();
    timer = setTimeout(() => void renew(), Math.min(Math.max(wait, SOONEST_MS), LONGEST_MS));
  }

  return {
    refresh,
    start,
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
