import { resumeCursor } from '@honey/client/conversation-state';
import { createLiveSocket } from '@honey/client/live-socket';
import type { LinkState, LiveSocket, WireEvent } from '@honey/client/live-socket';
import type { ServerFrame } from '@honey/protocol/server-frames';
import type { ConversationKeeper } from './conversation-keeper.ts';
import { logEscalation } from './logging.ts';
import type { Mailbox } from './mailbox.ts';
import type { Services } from './services.ts';
import { createTokenRenewal } from './token-renewal.ts';

/** How long "is typing" stands without being said again. */
const TYPING_LASTS_MS = 6_000;

/** The link between this visitor and the people who help. */
export interface AgentCommunication {
  /** Opens the link for a visitor who waits (no agent yet) or comes back. Nothing happens when it is there already. */
  connect: (agentId: string | null) => void;
  /** A person has taken the chat: open the link to them unless it is there already. */
  setupAgentCommunication: (agentId: string) => void;
  disconnect: () => void;
}

interface Parts {
  keeper: ConversationKeeper;
  mailbox: Mailbox;
  /** Called whenever the link is registered, at first and after every return. */
  onRegistered: () => void;
  /** The server refused a message because the conversation is over, and the widget has not heard of that. */
  onClosedMeanwhile: () => void;
}

function logWire(event: WireEvent) {
  switch (event.kind) {
    case 'connecting':
      logEscalation('🔌 Attempting WebSocket connection');
      logEscalation(`🔌 URL: ${event.url}`);
      return;
    case 'open':
      logEscalation('✅ WebSocket connected successfully');
      logEscalation(`📡 WebSocket readyState: ${String(event.readyState)}`);
      return;
    case 'registration_sent':
      logEscalation('📡 register_user_sent');
      return;
    case 'error':
      logEscalation('❌ WebSocket connection error');
      return;
    case 'closed':
      logEscalation('🔒 WebSocket connection closed', { code: event.code });
  }
}

export function createAgentCommunication(services: Services, parts: Parts): AgentCommunication {
  const { store, session, wsUrl } = services;
  const { keeper, mailbox } = parts;
  let socket: LiveSocket | null = null;
  let typingEnds: ReturnType<typeof setTimeout> | undefined;
  const renewal = createTokenRenewal(services, (token) => {
    socket?.send({ event: 'refresh_token', data: { token } });
  });

  function onFrame(frame: ServerFrame) {
    if (frame.event === 'message_received' && frame.data.senderType === 'AGENT') {
      logEscalation('📡 WebSocket Event: message_received', { messageId: frame.data.messageId, seq: frame.data.seq });
    }
    // The outbox first: it turns its item into the entry that the acknowledgement speaks of.
    mailbox.onFrame(frame);
    keeper.apply({ kind: 'frame', frame });
    if (frame.event === 'typing_seen') store.set({ typingSeen: frame.data.isSeen });
    if (frame.event === 'registered') {
      // A new link is told anew what is seen of it.
      store.set({ clockAheadMs: Date.parse(frame.data.serverTime) - Date.now(), typingSeen: false });
      parts.onRegistered();
    }
    if (frame.event === 'error' && frame.data.code === 'CONVERSATION_CLOSED') parts.onClosedMeanwhile();
    if (frame.event === 'typing' && frame.data.isTyping) endTypingLater(frame);
  }

  /** Whoever was typing may be gone without having said that they stopped. */
  function endTypingLater({ data }: Extract<ServerFrame, { event: 'typing' }>) {
    clearTimeout(typingEnds);
    typingEnds = setTimeout(() => {
      keeper.apply({ kind: 'frame', frame: { event: 'typing', data: { ...data, isTyping: false } } });
    }, TYPING_LASTS_MS);
  }

  function onState(link: LinkState) {
    store.set({ link });
  }

  function connect(agentId: string | null) {
    if (socket !== null) return;
    socket = createLiveSocket({
      url: () => {
        const userId = encodeURIComponent(session.get()?.userId ?? '');
        const agent = agentId === null ? '' : `&agentId=${encodeURIComponent(agentId)}`;
        return `${wsUrl}?userId=${userId}${agent}`;
      },
      registration: () => {
        const known = session.get();
        const conversation = store.get().conversation;
        const resume =
          conversation === null
            ? []
            : [{ conversationId: conversation.conversationId, afterSeq: resumeCursor(conversation) }];
        return {
          event: 'register_user',
          data: { userId: known?.userId ?? '', token: known?.token ?? '', resume },
        };
      },
      onFrame,
      onState,
      onWire: logWire,
      refreshToken: renewal.refresh,
      onRefused: (code) => {
        disconnect();
        store.set({ trouble: { about: 'session', code } });
      },
      ...(services.WebSocket === undefined ? {} : { WebSocket: services.WebSocket }),
    });
    store.set({ agentWebSocket: socket });
    renewal.start();
  }

  function disconnect() {
    renewal.stop();
    clearTimeout(typingEnds);
    socket?.close();
    socket = null;
    store.set({ agentWebSocket: null, link: null });
  }

  return {
    connect,
    disconnect,
    setupAgentCommunication(agentId) {
      logEscalation('🤝 Setting up agent communication');
      if (socket !== null) return;
      logEscalation(`📞 WebSocket connecting to: ${agentId}`);
      connect(agentId);
    },
  };
}
