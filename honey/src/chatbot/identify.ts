import type { ApiError, ApiErrorCode } from '@honey/client/api-error';
import type { IdentifyAnswer } from '@honey/protocol/rest-identity';
import type { Actions } from './ActionProvider.tsx';
import type { Services } from './services.ts';
import type { renewalTime } from './session.ts';

export interface IdentifyParts {
  actions: Pick<Actions, 'changeVisitor' | 'connect' | 'disconnect' | 'erase' | 'letGo' | 'restore'>;
  /** Ends the conversation on the server, for nobody can come back to it. */
  endInPassing: () => void;
  /** Resolves when the last visit is back, as far as it comes back. */
  restored: () => Promise<void>;
  /** Handed over: what two files import, the build makes a third of, and everybody would have to fetch it. */
  shared: { ApiError: typeof ApiError; renewalTime: typeof renewalTime };
}

/** Makes the visitor the one whom the site says they are. */
export interface Identification {
  /** Null when it is done, or why it is not: then nothing has changed. */
  identify: (identity: string) => Promise<ApiErrorCode | null>;
  /** What is under way changes nothing any more. */
  stop: () => void;
}

export function createIdentify(
  services: Services,
  { actions, endInPassing, restored, shared }: IdentifyParts,
): Identification {
  const { api, session, store } = services;
  let round = 0;

  function take({ userId, token, expiresAt, isKept, conversationId }: IdentifyAnswer) {
    const before = session.get();
    if (before !== null && !isKept) {
      if (before.identified !== true) endInPassing();
      // Two people at one device: nothing of the one is here when the other comes.
      actions.erase();
    } else if (conversationId !== null && store.get().conversation?.phase.kind === 'closed') actions.letGo();
    const known = session.get();
    session.set({
      ...known,
      userId,
      token,
      renewAt: shared.renewalTime({ token, expiresAt }, Date.now()),
      conversationId: known?.conversationId ?? conversationId,
      identified: true,
    });
  }

  async function change(identity: string, mine: number): Promise<ApiErrorCode | null> {
    const before = session.get();
    // The server cuts the links of whom it gives a new id.
    const isLinked = before?.identified !== true && store.get().agentWebSocket !== null;
    if (isLinked) actions.disconnect();
    try {
      const answer = await api.identify({ identity });
      if (mine !== round) return 'WRONG_STATE';
      take(answer);
    } catch (error) {
      if (!(error instanceof shared.ApiError)) throw error;
      if (mine === round && before !== null && error.code === 'UNAUTHENTICATED') {
        // The stored token has died: what it stood for cannot come along.
        session.clear();
        return change(identity, mine);
      }
      if (isLinked && mine === round) actions.connect(null);
      return error.code;
    }
    if (isLinked || store.get().conversation === null) await actions.restore();
    return null;
  }

  return {
    async identify(identity) {
      const mine = round;
      await restored();
      return actions.changeVisitor(() => change(identity, mine));
    },
    stop() {
      round += 1;
    },
  };
}
