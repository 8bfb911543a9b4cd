import type { Message } from '@honey/protocol/entities';
import type { MessagesAnswer } from '@honey/protocol/rest';

export interface HistoryLoaderOptions {
  fetchAfter: (conversationId: string, after: number) => Promise<MessagesAnswer>;
  /** The `seq` after which entries are missing; null when there is no gap. */
  missingAfter: (conversationId: string) => number | null;
  onMessages: (conversationId: string, messages: readonly Message[]) => void;
  /** Null when the gap is closed. */
  onOutcome: (conversationId: string, failure: unknown) => void;
}

/** What is on its way by the socket fills most gaps by itself within this time. */
const PATIENCE_MS = 500;

/** Closes gaps in timelines by REST, one request a chat at a time. */
export const createHistoryLoader = (options: HistoryLoaderOptions) => {
  const running = new Set<string>();
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();

  const fillNow = async (conversationId: string) => {
    let after = options.missingAfter(conversationId);
    while (after !== null) {
      const { messages } = await options.fetchAfter(conversationId, after);
      options.onMessages(conversationId, messages);
      const next = options.missingAfter(conversationId);
      // The server has no more to give than this: asking again would ask for ever.
      if (next === after) return;
      after = next;
    }
  };

  const fill = (conversationId: string) => {
    if (running.has(conversationId) || options.missingAfter(conversationId) === null) return;
    running.add(conversationId);
    fillNow(conversationId)
      .then(
        () => {
          options.onOutcome(conversationId, null);
        },
        (failure: unknown) => {
          options.onOutcome(conversationId, failure);
        },
      )
      .finally(() => {
        running.delete(conversationId);
      });
  };

  return {
    fill,
    /** Fetches only if the gap is still there in a moment. */
    fillSoon: (conversationId: string) => {
      if (waiting.has(conversationId) || options.missingAfter(conversationId) === null) return;
      const timer = setTimeout(() => {
        waiting.delete(conversationId);
        fill(conversationId);
      }, PATIENCE_MS);
      waiting.set(conversationId, timer);
    },
    dispose: () => {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
};
