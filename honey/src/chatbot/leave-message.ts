import { ApiError } from '@honey/client/api-error';
import { unanswered } from './conversation-keeper.ts';
import type { ConversationKeeper } from './conversation-keeper.ts';
import { troubleFrom } from './services.ts';
import type { Services } from './services.ts';
import { emptyMessage } from './widget-state.ts';

interface Parts {
  keeper: ConversationKeeper;
  /** Opens the link by which the answer comes. */
  connect: () => void;
  /** Asks where the conversation stands. */
  refresh: () => Promise<void>;
}

/** Sends what stands in the form instead of waiting. What was not sent stays in the form. */
export function createLeaveMessage({ api, store }: Services, { keeper, connect, refresh }: Parts): () => Promise<void> {
  /** The words of the last try, which may have arrived, and its id: the same words are the same message. */
  let tried: { text: string; clientMessageId: string } | null = null;

  return async () => {
    const { unsent, busy } = store.get();
    const text = unsent.text.trim();
    if (text === '' || busy !== null) return;
    if (tried?.text !== text) tried = { text, clientMessageId: crypto.randomUUID() };
    const replyTo = unsent.replyTo.trim();
    store.set({ busy: 'messaging', trouble: null });
    try {
      const { conversationId } = await keeper.ensure();
      const basis = keeper.basis();
      const { message, leftMessage } = await api.leaveMessage(conversationId, {
        ...tried,
        ...(replyTo === '' ? {} : { replyTo }),
      });
      tried = null;
      store.set({ unsent: emptyMessage, messageLeft: unanswered(leftMessage) });
      keeper.apply({ kind: 'messages', messages: [message] });
      const wasInLine = store.get().conversation?.phase.kind === 'queued';
      if (wasInLine) keeper.apply({ kind: 'answer', answer: { status: 'LEFT', conversationId }, basis });
      connect();
    } catch (error) {
      // A person was faster, or the chat is over: the wiring keeps the words.
      if (error instanceof ApiError && error.status === 409) await refresh();
      if (store.get().unsent.isOpen) store.set({ trouble: troubleFrom('message', error) });
    } finally {
      store.set({ busy: null });
    }
  };
}
