import { ApiError } from '@honey/client/api-error';
import type { ConversationKeeper } from './conversation-keeper.ts';
import { isGone, troubleFrom } from './services.ts';
import type { Services } from './services.ts';

export type Question = { text: string } | { choice: string };

/** Asks the assistant: a free question, or a choice from the menu or from what it offered. */
export type AskAssistant = (question: Question) => Promise<void>;

export function createAskAssistant({ api, store }: Services, keeper: ConversationKeeper): AskAssistant {
  /** A question whose answer never came keeps its id, so that asking again does not store it twice. */
  let unanswered: { words: string; conversationId: string; clientMessageId: string } | null = null;

  async function ask(question: Question, words: string) {
    const topic = 'choice' in question ? question.choice : undefined;
    const { conversationId } = await keeper.ensure(topic);
    const isRepeat = unanswered?.words === words && unanswered.conversationId === conversationId;
    const clientMessageId = isRepeat && unanswered !== null ? unanswered.clientMessageId : crypto.randomUUID();
    unanswered = { words, conversationId, clientMessageId };
    const { message, replies } = await api.sendBot(conversationId, { clientMessageId, ...question });
    unanswered = null;
    keeper.apply({ kind: 'messages', messages: [message, ...replies] });
  }

  return async (question) => {
    if (store.get().busy !== null) return;
    const words = 'text' in question ? question.text : question.choice;
    store.set({ panel: 'assistant', busy: 'asking', asking: words, trouble: null });
    try {
      await ask(question, words).catch(async (error: unknown) => {
        if (!isGone(error)) throw error;
        keeper.forget({ andVisitor: error instanceof ApiError && error.code === 'UNAUTHENTICATED' });
        await ask(question, words);
      });
    } catch (error) {
      // A typed question goes back into the composer; a choice is still on the screen.
      const draft = 'text' in question && store.get().draft === '' ? { draft: question.text } : {};
      store.set({ ...draft, trouble: troubleFrom('question', error) });
    } finally {
      store.set({ busy: null, asking: null });
    }
  };
}
