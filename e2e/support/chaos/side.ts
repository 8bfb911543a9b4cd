import {
  type ConversationInput,
  type ConversationState,
  emptyConversation,
  missingAfter,
  reduceConversation,
  resumeCursor,
} from '@honey/client/conversation-state';
import { createLiveSocket } from '@honey/client/live-socket';
import { createOutbox } from '@honey/client/outbox';
import { acknowledgedMessage } from '@honey/client/timeline';
import type { ClientFrame } from '@honey/protocol/client-frames';
import type { Message } from '@honey/protocol/entities';
import type { MessagesAnswer } from '@honey/protocol/rest';
import type { ServerFrame } from '@honey/protocol/server-frames';
import { WebSocket as NodeWebSocket } from 'ws';

export interface Person {
  role: 'USER' | 'AGENT';
  id: string;
  token: string;
}

export interface Ack {
  conversationId: string;
  clientMessageId: string;
  seq: number;
}

/**
 * One person's app without its screen: our own client with its link, its outbox and what it would show. It keeps what
 * it was told, for the verdict.
 */
export class Side {
  readonly acks: Ack[] = [];
  /** What this person wrote, in order. */
  readonly said: { conversationId: string; clientMessageId: string; text: string }[] = [];
  onRegistered: () => void = () => undefined;
  onAck: () => void = () => undefined;
  /** The link is known to be broken. */
  onLost: () => void = () => undefined;
  readonly #states = new Map<string, ConversationState>();
  readonly #fetching = new Set<string>();
  readonly #outbox;
  readonly #link;

  constructor(
    readonly person: Person,
    private readonly url: string,
  ) {
    this.#link = createLiveSocket({
      url: () => url.replace('http', 'ws'),
      registration: () => this.#registration(),
      onFrame: (frame) => {
        this.#receive(frame);
      },
      onState: ({ kind }) => {
        if (kind === 'reconnecting') this.onLost();
      },
      // The two differ in what tests never touch.
      WebSocket: NodeWebSocket as unknown as typeof WebSocket,
    });
    this.#outbox = createOutbox({
      storage: null,
      prefix: '',
      send: (frame) => this.#link.send(frame),
      onChange: () => undefined,
      onAcked: ({ conversationId, ...item }, ack) => {
        this.acks.push({ conversationId, clientMessageId: item.clientMessageId, seq: ack.seq });
        const sender = { senderType: person.role, senderId: person.id, senderName: '' };
        this.#show(conversationId, [acknowledgedMessage({ conversationId, ...item }, ack, sender)]);
        this.onAck();
      },
    });
  }

  join(conversationId: string): void {
    this.#states.set(conversationId, emptyConversation(conversationId));
  }

  say(conversationId: string, text: string): void {
    const { clientMessageId } = this.#outbox.add(conversationId, text);
    this.said.push({ conversationId, clientMessageId, text });
  }

  /** What is written and not known to be stored. */
  unconfirmed(): number {
    return this.#outbox.items().length;
  }

  /** Nothing is on its way, and nothing is known to be missing. */
  isSettled(): boolean {
    return this.unconfirmed() === 0 && [...this.#states.values()].every((state) => missingAfter(state) === null);
  }

  knowsAsMuchAs(other: Side, conversationId: string): boolean {
    return this.state(conversationId).lastKnownSeq === other.state(conversationId).lastKnownSeq;
  }

  /** All that this app knows of a conversation that it takes part in. */
  state(conversationId: string): ConversationState {
    const state = this.#states.get(conversationId);
    if (!state) throw new Error('This app knows nothing of that conversation.');
    return state;
  }

  /** Takes in what REST answered. */
  apply(conversationId: string, input: ConversationInput): void {
    this.#states.set(conversationId, reduceConversation(this.state(conversationId), input));
    this.#fillGap(conversationId);
  }

  send(frame: ClientFrame): void {
    this.#link.send(frame);
  }

  /** What the screen shows of a conversation, top down. */
  shown(conversationId: string): readonly Message[] {
    return this.#states.get(conversationId)?.messages ?? [];
  }

  leave(): void {
    this.#link.close();
  }

  #registration(): ClientFrame {
    const { id, role, token } = this.person;
    const resume = [...this.#states.values()].map((state) => ({
      conversationId: state.conversationId,
      afterSeq: resumeCursor(state),
    }));
    return role === 'USER'
      ? { event: 'register_user', data: { userId: id, token, resume } }
      : { event: 'register_agent', data: { agentId: id, token, resume } };
  }

  #receive(frame: ServerFrame): void {
    this.#outbox.onFrame(frame);
    if (frame.event === 'agent_notification') {
      const { notificationId } = frame.data;
      this.#link.send({ event: 'notification_ack', data: { notificationId } });
    }
    for (const [conversationId, state] of this.#states) {
      this.#states.set(conversationId, reduceConversation(state, { kind: 'frame', frame }));
      this.#fillGap(conversationId);
    }
    if (frame.event === 'registered') this.onRegistered();
  }

  #show(conversationId: string, messages: readonly Message[]): void {
    const state = this.#states.get(conversationId);
    if (state) this.#states.set(conversationId, reduceConversation(state, { kind: 'messages', messages }));
  }

  #fillGap(conversationId: string): void {
    const state = this.#states.get(conversationId);
    if (!state || missingAfter(state) === null || this.#fetching.has(conversationId)) return;
    this.#fetching.add(conversationId);
    this.#fetch(state)
      // The server is away: the next frame asks again.
      .catch(() => undefined)
      .finally(() => this.#fetching.delete(conversationId));
  }

  async #fetch({ conversationId, ...state }: ConversationState): Promise<void> {
    const after = missingAfter({ conversationId, ...state }) ?? 0;
    const response = await fetch(
      `${this.url}/conversations/${conversationId}/messages?after=${String(after)}&limit=200`,
      {
        headers: { authorization: `Bearer ${this.person.token}` },
      },
    );
    if (response.ok) this.#show(conversationId, ((await response.json()) as MessagesAnswer).messages);
  }
}
