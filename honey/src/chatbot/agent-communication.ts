import { ApiError } from '@honey/client/api-error';
import { resumeCursor } from '@honey/client/conversation-state';
import { createLiveSocket } from '@honey/client/live-socket';
import type { LinkState, LiveSocket, WireEvent } from '@honey/client/live-socket';
import type { ServerFrame } from '@honey/protocol/server-frames';
import type { ConversationKeeper } from './conversation-keeper.ts';
import { logEscalation } from './logging.ts';
import type { Mailbox } from './mailbox.ts';
import type { Services } from './services.ts';
import { renewalTime } from './session.ts';

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
  const { api, store, session, wsUrl } = services;
  const { keeper, mailbox } = parts;
  let socket: LiveSocket | null = null;
  let renewal: ReturnType<typeof setTimeout> | undefined;

  async function refreshToken(): Promise<boolean> {
    const known = session.get();
    if (known === null) return false;
    try {
      const answer = await api.refreshToken();
      session.set({ ...known, token: answer.token, renewAt: renewalTime(answer, Date.now()) });
      return true;
    } catch (error) {
      if (error instanceof ApiError && error.code === 'UNAUTHENTICATED') return false;
      throw error;
    }
  }

  /** Renews the token in silence once half of its life is over, and tells the open link. */
  function planRenewal() {
    clearTimeout(renewal);
    const renewAt = session.get()?.renewAt;
    if (renewAt === undefined) return;
    renewal = setTimeout(
      () => {
        void renewNow();
      },
      Math.min(Math.max(renewAt - Date.now(), 30_000), 2_147_483_647),
    );
  }

  async function renewNow() {
    try {
      const token = (await refreshToken()) ? session.get()?.token : undefined;
      if (token !== undefined) socket?.send({ event: 'refresh_token', data: { token } });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
    if (socket !== null) planRenewal();
  }

  function onFrame(frame: ServerFrame) {
    if (frame.event === 'message_received' && frame.data.senderType === 'AGENT') {
      logEscalation('📡 WebSocket Event: message_received', { messageId: frame.data.messageId, seq: frame.data.seq });
    }
    // The outbox first: it turns its item into the entry that the acknowledgement speaks of.
    mailbox.onFrame(frame);
    keeper.apply({ kind: 'frame', frame });
    if (frame.event === 'registered') parts.onRegistered();
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
      refreshToken,
      onRefused: (code) => {
        disconnect();
        store.set({ trouble: { about: 'session', code } });
      },
      ...(services.WebSocket === undefined ? {} : { WebSocket: services.WebSocket }),
    });
    store.set({ agentWebSocket: socket });
    planRenewal();
  }

  function disconnect() {
    clearTimeout(renewal);
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
