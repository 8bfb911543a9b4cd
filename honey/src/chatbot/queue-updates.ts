import { ApiError } from '@honey/client/api-error';
import type { QueueStatusAnswer } from '@honey/protocol/escalation';
import { QUEUE_POLL_MS } from '@honey/protocol/limits';
import type { ConversationKeeper } from './conversation-keeper.ts';
import { troubleFrom } from './services.ts';
import type { Services } from './services.ts';

/** Keeps a waiting visitor's place current by asking; the socket tells sooner, this is the net under it. */
export interface QueueUpdates {
  /** Asks every 30 s while the visitor waits, and stops by itself when that is over. */
  setupQueueStatusUpdates: () => void;
  /** Asks once, now. @throws ApiError when there is no answer. */
  ask: () => Promise<void>;
  /** Asks once, now. Without an answer nothing changes. */
  refresh: () => Promise<void>;
  leaveQueue: () => Promise<void>;
  /** Answers the question whether to keep waiting with yes. */
  keepWaiting: () => Promise<void>;
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

  /** Takes in what the line answers. News that came while it was on its way makes the answer old: then once more. */
  async function hear(answering: Promise<QueueStatusAnswer>) {
    const basis = keeper.basis();
    const answer = await answering;
    const isOld = keeper.basis() !== basis;
    keeper.apply({ kind: 'answer', answer, basis });
    if (isOld && waitingIn() !== null) await refresh();
  }

  async function ask() {
    const conversationId = store.get().conversation?.conversationId;
    if (conversationId !== undefined) await hear(api.queueStatus(conversationId));
  }

  async function refresh() {
    try {
      await ask();
    } catch (error) {
      // The next poll, or the socket, will tell.
      if (!(error instanceof ApiError)) throw error;
    }
  }

  /** One word of the visitor to the line. What came first, such as somebody taking the chat, is shown instead. */
  async function tellLine(about: 'leave' | 'keep', tell: (conversationId: string) => Promise<QueueStatusAnswer>) {
    const conversationId = waitingIn();
    if (conversationId === null || store.get().busy !== null) return;
    store.set({ busy: about === 'leave' ? 'leaving' : 'keeping', trouble: null });
    try {
      await hear(tell(conversationId));
    } catch (error) {
      if (error instanceof ApiError && error.status === 409) await refresh();
      else store.set({ trouble: troubleFrom(about, error) });
    } finally {
      store.set({ busy: null });
    }
  }

  return {
    ask,
    refresh,
    stop,
    setupQueueStatusUpdates() {
      stop();
      timer = setInterval(() => {
        if (waitingIn() === null) stop();
        else void refresh();
      }, QUEUE_POLL_MS);
    },
    leaveQueue: async () => {
      await tellLine('leave', api.leaveQueue);
      const phase = store.get().conversation?.phase;
      if (phase?.kind === 'bot' && phase.abandoned !== true) store.set({ panel: 'menu' });
    },
    keepWaiting: () => tellLine('keep', api.keepWaiting),
  };
}
