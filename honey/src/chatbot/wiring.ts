import { ApiError } from '@honey/client/api-error';
import { backInLineFrom } from '@honey/client/apply-evidence';
import type { Phase } from '@honey/client/conversation-phase';
import { createAgentCommunication } from './agent-communication.ts';
import { createAskAssistant } from './ask-assistant.ts';
import { createChatSignals } from './chat-signals.ts';
import { createConversationKeeper } from './conversation-keeper.ts';
import { createEscalateToHuman } from './escalate-to-human.ts';
import { createLeaveMessage } from './leave-message.ts';
import { createMailbox } from './mailbox.ts';
import { watchQuestionDeadline } from './question-deadline.ts';
import { createQueueUpdates } from './queue-updates.ts';
import { rememberWaiting } from './remember-waiting.ts';
import { troubleFrom } from './services.ts';
import type { Services } from './services.ts';
import { emptyMessage } from './widget-state.ts';
import { createUploads } from './uploads.ts';

const RELOAD_RETRY_MS = 4_000;

/** Connects the parts: what happens to link, polling and composer when the conversation changes hands. */
export function createWiring(services: Services) {
  const { store } = services;
  const keeper = createConversationKeeper(services);
  const mailbox = createMailbox(services, keeper);
  const uploads = createUploads(services, keeper);
  const queue = createQueueUpdates(services, keeper);
  const signals = createChatSignals(services, keeper);
  const askAssistant = createAskAssistant(services, keeper);
  const escalateToHuman = createEscalateToHuman(services, keeper);
  const communication = createAgentCommunication(services, {
    keeper,
    mailbox,
    onRegistered: () => {
      signals.markReceipts();
      // Who waits may have been served, and a chat may have been closed, while the link was away.
      const { conversation, messageLeft } = store.get();
      const kind = conversation?.phase.kind;
      if (kind === 'queued' || kind === 'assigned' || messageLeft !== null) void queue.refresh();
    },
    onClosedMeanwhile: () => void queue.refresh(),
  });
  const connect = () => {
    communication.connect(null);
  };
  const leaveMessage = createLeaveMessage(services, { keeper, connect, refresh: queue.refresh });
  watchQuestionDeadline(services, queue.refresh);
  rememberWaiting(services);
  let escalating = false;
  let reload: ReturnType<typeof setTimeout> | undefined;

  keeper.onPhase((previous, next) => {
    // While an escalation is being answered, its own steps come in the order of the flow.
    if (!escalating) followPhase(previous, next);
  });

  function followPhase(previous: Phase, next: Phase) {
    switch (next.kind) {
      case 'assigned':
        queue.stop();
        keepUnsent();
        store.set({ panel: 'person', trouble: null, messageLeft: null });
        communication.setupAgentCommunication(next.agentId);
        return;
      case 'queued':
        // Who left a message need not see the line.
        if (store.get().messageLeft === null) store.set({ panel: 'person' });
        signals.stoppedTyping();
        communication.connect(null);
        queue.setupQueueStatusUpdates();
        return;
      case 'closed':
        queue.stop();
        keepUnsent();
        signals.stoppedTyping();
        mailbox.returnRefused();
        return;
      case 'bot':
      case 'outside_hours':
        queue.stop();
        if (next.kind === 'bot' && next.abandoned === true) store.set({ panel: 'person' });
        if (previous.kind === 'queued' || previous.kind === 'assigned') communication.disconnect();
    }
  }

  /** What was written into the form is not lost when a person comes, or the chat ends. */
  function keepUnsent() {
    const { unsent, draft } = store.get();
    const text = unsent.text.trim();
    store.set({ unsent: emptyMessage, draft: draft === '' || text === '' ? draft + text : `${draft}\n${text}` });
  }

  function stopEverything() {
    clearTimeout(reload);
    communication.disconnect();
    queue.stop();
  }

  /** Brings the last visit back after a reload; keeps trying while the server cannot be reached. */
  async function restore() {
    clearTimeout(reload);
    const wasAwaited = services.session.get()?.awaited === true;
    store.set({ busy: 'loading' });
    try {
      const found = await keeper.restore();
      const { conversation, messageLeft } = store.get();
      const kind = conversation?.phase.kind;
      // Neither a poll nor the link tells of a place that is gone: who comes back for it is not let go without an answer.
      const isAsked = found && kind === 'bot' && wasAwaited;
      if (isAsked) await queue.ask();
      store.set({ busy: null, trouble: null });
      if (!found) return;
      if (kind === 'queued' || (kind === 'bot' && messageLeft !== null && !isAsked)) await queue.refresh();
      showWhereItStands();
    } catch (error) {
      store.set({ busy: null, trouble: troubleFrom('load', error) });
      if (error instanceof ApiError) reload = setTimeout(() => void restore(), RELOAD_RETRY_MS);
    }
  }

  /** The panel for a visitor who comes back to a conversation without a person. */
  function showWhereItStands() {
    const { conversation, panel, messageLeft } = store.get();
    if (messageLeft !== null) {
      if (panel === 'menu') store.set({ panel: 'person' });
      connect();
      return;
    }
    if (conversation?.phase.kind !== 'bot' || panel !== 'menu') return;
    if (conversation.phase.abandoned === true) store.set({ panel: 'person' });
    else if (conversation.lastKnownSeq > 0) store.set({ panel: 'assistant' });
  }

  return {
    escalateToHuman,
    askAssistant,
    restore,
    setupAgentCommunication: communication.setupAgentCommunication,
    setupQueueStatusUpdates: queue.setupQueueStatusUpdates,
    connect: communication.connect,
    disconnect: communication.disconnect,
    changeVisitor: keeper.changeVisitor,
    letGo: keeper.forget,
    leaveMessage,
    leaveQueue: queue.leaveQueue,
    keepWaiting: queue.keepWaiting,
    typed: signals.typed,
    markReceipts: signals.markReceipts,
    retryMessage: mailbox.retry,
    takeBackMessage: mailbox.takeBack,
    sendFile: uploads.sendFile,
    retryFile: uploads.retryFile,
    dropFile: uploads.dropFile,
    /** Runs the steps of an escalation; what its answer changes is followed by them and not by the wiring. */
    whileEscalating: async (steps: () => Promise<void>) => {
      escalating = true;
      store.set({ panel: 'person', busy: 'escalating', trouble: null });
      try {
        await steps();
      } catch (error) {
        store.set({ trouble: troubleFrom('escalate', error) });
      } finally {
        escalating = false;
        store.set({ busy: null });
      }
    },
    /** Sends what stands in the composer to the person in the chat, or to the assistant. */
    submit: () => {
      const { draft, conversation, panel } = store.get();
      const text = draft.trim();
      if (text === '') return;
      store.set({ draft: '' });
      const isBackInLine = conversation !== null && backInLineFrom(conversation) !== null;
      if (conversation?.phase.kind === 'assigned' || (isBackInLine && panel === 'person')) {
        signals.stoppedTyping();
        mailbox.send(text);
      } else void askAssistant({ text });
    },
    /** Lets go of the conversation and begins at the menu. */
    startOver: () => {
      stopEverything();
      uploads.clear();
      keeper.forget({ andVisitor: store.get().trouble?.about === 'session' });
      store.set({ panel: 'menu', unsent: emptyMessage, trouble: null, busy: null });
    },
    /** Forgets the visitor, in memory and on the screen. */
    erase: () => {
      stopEverything();
      mailbox.clear();
      uploads.clear();
      keeper.forget({ andVisitor: true });
      store.set({ panel: 'menu', draft: '', unsent: emptyMessage, trouble: null, busy: null });
    },
  };
}
