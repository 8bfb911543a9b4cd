import { createOutbox } from '@honey/client/outbox';
import type { Outbox } from '@honey/client/outbox';
import { acknowledgedMessage } from '@honey/client/timeline';
import type { ServerFrame } from '@honey/protocol/server-frames';
import type { ConversationKeeper } from './conversation-keeper.ts';
import type { Services } from './services.ts';

const PREFIX = 'honey:outbox:';

/** The visitor's words on their way to a person. */
export interface Mailbox {
  send: (text: string) => void;
  onFrame: (frame: ServerFrame) => void;
  /** Takes what was refused because the chat is over back into the composer. */
  returnRefused: () => void;
  retry: (clientMessageId: string) => void;
  /** Moves one unsent message back into the composer. */
  takeBack: (clientMessageId: string) => void;
  clear: () => void;
}

export function createMailbox({ store, session, device }: Services, keeper: ConversationKeeper): Mailbox {
  const outbox: Outbox = createOutbox({
    storage: device,
    prefix: PREFIX,
    send: (frame) => store.get().agentWebSocket?.send(frame) ?? false,
    onChange: (items) => {
      store.set({ outbox: items });
    },
    onAcked: (item, ack) => {
      const sender = { senderType: 'USER', senderId: session.get()?.userId ?? '', senderName: '' } as const;
      keeper.apply({ kind: 'messages', messages: [acknowledgedMessage(item, ack, sender)] });
    },
  });
  store.set({ outbox: outbox.items() });

  function takeBack(clientMessageId: string) {
    const item = outbox.take(clientMessageId);
    if (item === undefined) return;
    const { draft } = store.get();
    store.set({ draft: draft === '' ? item.text : `${draft}\n${item.text}` });
  }

  function returnRefused() {
    const { conversation } = store.get();
    const isOver = conversation?.phase.kind === 'closed';
    for (const item of [...outbox.items()]) {
      if (item.conversationId !== conversation?.conversationId) continue;
      const wasRefused = item.error === 'CONVERSATION_CLOSED' || item.error === 'NOT_FOUND';
      if (isOver || wasRefused) takeBack(item.clientMessageId);
    }
  }

  return {
    returnRefused,
    takeBack,
    retry: outbox.retry,
    send(text) {
      const conversationId = store.get().conversation?.conversationId;
      if (conversationId !== undefined) outbox.add(conversationId, text);
    },
    onFrame(frame) {
      outbox.onFrame(frame);
      if (frame.event === 'error') returnRefused();
    },
    clear() {
      outbox.clear();
    },
  };
}
