import { ApiError } from '@honey/client/api-error';
import { emptyConversation, missingAfter, reduceConversation } from '@honey/client/conversation-state';
import type { ConversationInput, ConversationState } from '@honey/client/conversation-state';
import type { Phase } from '@honey/client/conversation-phase';
import type { LeftMessage } from '@honey/protocol/entities';
import type { Services } from './services.ts';
import { renewalTime } from './session.ts';
import { currentLocale } from '../locale.ts';
import { escalationFields } from './widget-state.ts';
import type { WidgetState } from './widget-state.ts';

const SYNC_RETRY_MS = 3_000;

/** A session that is in a conversation. */
export interface Place {
  userId: string;
  conversationId: string;
}

/** Holds the one conversation of this widget: makes it when it is first needed, folds in what arrives, fills gaps. */
export interface ConversationKeeper {
  /** The conversation to use, made now when there is none or the last one ended. */
  ensure: (topic?: string) => Promise<Place>;
  apply: (input: ConversationInput) => void;
  /** `toldAt` of this moment: pass it as `basis` with the answer of a request that starts now. */
  basis: () => number;
  /** Runs what may make another visitor of this one; no conversation is made meanwhile. */
  changeVisitor: <T>(change: () => Promise<T>) => Promise<T>;
  /** Brings the conversation of the last visit back. True when there was one. */
  restore: () => Promise<boolean>;
  /** Lets go of the conversation; the visitor stays the same unless `andVisitor`. */
  forget: (options?: { andVisitor: boolean }) => void;
  onPhase: (listener: (previous: Phase, next: Phase) => void) => void;
}

/** How a message can be answered that was left and that nobody has answered yet. */
export function unanswered(left: LeftMessage | undefined): WidgetState['messageLeft'] {
  if (left?.handledAt !== null) return null;
  return left.replyTo === null ? 'here' : 'reachable';
}

export function createConversationKeeper({ api, store, session, pageUrl }: Services): ConversationKeeper {
  const listeners: ((previous: Phase, next: Phase) => void)[] = [];
  let making: Promise<Place> | null = null;
  let changing: Promise<unknown> = Promise.resolve();
  let syncing = false;
  let syncTimer: ReturnType<typeof setTimeout> | undefined;

  function show(conversation: ConversationState) {
    store.set({ conversation, ...escalationFields(conversation.phase) });
  }

  function apply(input: ConversationInput) {
    const present = store.get().conversation;
    if (present === null) return;
    const next = reduceConversation(present, input);
    if (next === present) return;
    show(next);
    if (next.phase.kind !== present.phase.kind) {
      for (const listener of listeners) listener(present.phase, next.phase);
    }
    fillGap();
  }

  function fillGap() {
    const conversation = store.get().conversation;
    if (conversation === null || syncing || missingAfter(conversation) === null) return;
    syncing = true;
    clearTimeout(syncTimer);
    fetchMissing(conversation.conversationId).then(
      () => {
        syncing = false;
      },
      (error: unknown) => {
        syncing = false;
        if (!(error instanceof ApiError)) throw error;
        syncTimer = setTimeout(fillGap, SYNC_RETRY_MS);
      },
    );
  }

  async function fetchMissing(conversationId: string) {
    for (;;) {
      const conversation = store.get().conversation;
      if (conversation?.conversationId !== conversationId) return;
      const after = missingAfter(conversation);
      if (after === null) return;
      const { messages } = await api.messages(conversationId, after);
      // Nothing where something should be: the server knows better, and asking again would never end.
      if (messages.length === 0) return;
      apply({ kind: 'messages', messages });
    }
  }

  async function make(topic?: string): Promise<Place> {
    const known = session.get();
    const answer = await api.createConversation({
      ...(topic === undefined ? {} : { topic }),
      locale: currentLocale(),
      ...(pageUrl === null ? {} : { pageUrl }),
    });
    const { userId, conversationId, token } = answer;
    session.set({ ...known, userId, conversationId, token, renewAt: renewalTime(answer, Date.now()), rated: false });
    store.set({ rated: false, messageLeft: null });
    show(emptyConversation(conversationId));
    return { userId, conversationId };
  }

  function forget({ andVisitor } = { andVisitor: false }) {
    const known = session.get();
    if (andVisitor || known === null) session.clear();
    else session.set({ ...known, conversationId: null });
    clearTimeout(syncTimer);
    store.set({ conversation: null, messageLeft: null, ...escalationFields({ kind: 'bot' }) });
  }

  return {
    apply,
    forget,
    basis: () => store.get().conversation?.toldAt ?? 0,
    async ensure(topic) {
      await changing;
      const known = session.get();
      const conversation = store.get().conversation;
      if (known !== null && conversation !== null && conversation.phase.kind !== 'closed') {
        return { userId: known.userId, conversationId: conversation.conversationId };
      }
      making ??= make(topic)
        .catch((error: unknown) => {
          // The stored token died with an old database or a long absence: come as a new visitor.
          if (!(error instanceof ApiError) || error.code !== 'UNAUTHENTICATED' || known === null) throw error;
          session.clear();
          return make(topic);
        })
        .finally(() => {
          making = null;
        });
      return making;
    },
    changeVisitor(change) {
      const changed = Promise.allSettled([changing, making]).then(change);
      changing = changed.catch(() => undefined);
      return changed;
    },
    async restore() {
      const conversationId = session.get()?.conversationId ?? null;
      if (conversationId === null) return false;
      try {
        const conversation = await api.conversation(conversationId);
        // Forgotten while the answer was on its way.
        if (session.get()?.conversationId !== conversationId) return false;
        const messageLeft = unanswered(conversation.leftMessage);
        store.set({ rated: session.get()?.rated === true, messageLeft });
        show({ ...emptyConversation(conversationId), lastKnownSeq: conversation.lastSeq });
        // The history first: the link that the phase may open resumes from what is here.
        await fetchMissing(conversationId);
        apply({ kind: 'conversation', conversation, basis: 0 });
        return true;
      } catch (error) {
        if (!(error instanceof ApiError) || (error.code !== 'NOT_FOUND' && error.code !== 'UNAUTHENTICATED'))
          throw error;
        forget({ andVisitor: error.code === 'UNAUTHENTICATED' });
        return false;
      }
    },
    onPhase(listener) {
      listeners.push(listener);
    },
  };
}
