import { ApiError } from '@honey/client/api-error';
import { QUEUE_POLL_MS } from '@honey/protocol/limits';
import type { ConversationKeeper } from './conversation-keeper.ts';
import { troubleFrom } from './services.ts';
import type { Services } from './services.ts';

/** Keeps a waiting visitor's place current by asking; the socket tells sooner, this is the net under it. */
export interface QueueUpdates {
  /** Asks every 30 s while the visitor waits, and stops by itself when that is over. */
  setupQueueStatusUpdates: () => void;
  /** Asks once, now. */
  refresh: () => Promise<void>;
  leaveQueue: () => Promise<void>;
  stop: () => void;
}

export function createQueueUpdates({ api, store }: Services, keeper: ConversationKeeper): QueueUpdates {
  let timer: ReturnType<typeof setInterval> | undefined;

  function stop() {
    clearInterval(timer);
    timer = undefined;
  }

  function waitingIn(): string | null {
    const conversation = store.get().conversation;
    return conversation?.phase.kind === 'queued' ? conversation.conversationId : null;
  }

  async function refresh() {
    const conversationId = store.get().conversation?.conversationId;
    if (conversationId === undefined) return;
    const basis = keeper.basis();
    try {
      const answer = await api.queueStatus(conversationId);
      keeper.apply({ kind: 'answer', answer, basis });
    } catch (error) {
      // The next poll, or the socket, will tell.
      if (!(error instanceof ApiError)) throw error;
    }
  }

  return {
    refresh,
    stop,
    setupQueueStatusUpdates() {
      stop();
      timer = setInterval(() => {
        if (waitingIn() === null) stop();
        else void refresh();
      }, QUEUE_POLL_MS);
    },
    async leaveQueue() {
      const conversationId = waitingIn();
      if (conversationId === null || store.get().busy !== null) return;
      store.set({ busy: 'leaving', trouble: null });
      const basis = keeper.basis();
      try {
        const answer = await api.leaveQueue(conversationId);
        keeper.apply({ kind: 'answer', answer, basis });
        if (store.get().conversation?.phase.kind === 'bot') store.set({ panel: 'menu' });
      } catch (error) {
        // Somebody took the chat while the visitor was leaving: show what is true now.
        if (error instanceof ApiError && error.status === 409) await refresh();
        else store.set({ trouble: troubleFrom('leave', error) });
      } finally {
        store.set({ busy: null });
      }
    },
  };
}
