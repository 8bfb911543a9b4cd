import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { pace } from './pace.ts';
import type { Chat, Staff } from './people.ts';
import { eventOf, frame, openSockets, registerAgent, registerUser } from './socket.ts';

/** About as long as what people write to a counsellor. */
const TEXT = 'I started the new pill last week and have had headaches since. Is that normal?';

interface Talker {
  socket: WebSocket;
  conversationId: string;
  onAck: (() => void) | null;
}

/** Customers who write to their agents, over any server that speaks Honey's frames. */
export class Chatter {
  readonly sockets: readonly WebSocket[];
  readonly #talkers: Talker[] = [];
  #delivered = 0;

  private constructor(sockets: readonly WebSocket[], chats: readonly Chat[]) {
    this.sockets = sockets;
    for (const [index, socket] of sockets.entries()) {
      const chat = chats[index];
      if (chat) this.#listen({ socket, conversationId: chat.conversationId, onAck: null });
      else socket.on('message', (raw: Buffer) => void (this.#delivered += Number(eventOf(raw) === 'message_received')));
    }
  }

  static async open(
    port: number,
    { chats, agents }: { chats: readonly Chat[]; agents: readonly Staff[] },
  ): Promise<Chatter> {
    const registrations = [...chats.map((chat) => registerUser(chat.userId)), ...agents.map(registerAgent)];
    return new Chatter(await openSockets(port, registrations), chats);
  }

  #listen(talker: Talker): void {
    this.#talkers.push(talker);
    talker.socket.on('message', (raw: Buffer) => {
      const event = eventOf(raw);
      if (event === 'message_ack') talker.onAck?.();
      else if (event === 'error') throw new Error(`A message was refused: ${raw.toString()}`);
    });
  }

  #write({ socket, conversationId }: Talker): void {
    socket.send(frame('send_message', { conversationId, clientMessageId: randomUUID(), text: TEXT }));
  }

  /** Everybody writes the next message as soon as the last one is acked. Messages acked and delivered, and seconds. */
  async race(forMs: number): Promise<{ messages: number; seconds: number }> {
    this.#delivered = 0;
    let acked = 0;
    const from = performance.now();
    await Promise.all(
      this.#talkers.map(
        (talker) =>
          new Promise<void>((resolve) => {
            talker.onAck = () => {
              acked += 1;
              if (performance.now() - from >= forMs) resolve();
              else this.#write(talker);
            };
            this.#write(talker);
          }),
      ),
    );
    const seconds = (performance.now() - from) / 1000;
    await this.#untilDelivered(acked);
    return { messages: acked, seconds };
  }

  /** Messages at an even rate, dealt to all in turn. Milliseconds from when each was due to its ack. */
  async stroll(rate: { perSecond: number; seconds: number }): Promise<{ dueAt: number; ms: number }[]> {
    this.#delivered = 0;
    const acks: { dueAt: number; ms: number }[] = [];
    const waiting = this.#talkers.map((): number[] => []);
    for (const [index, talker] of this.#talkers.entries()) {
      talker.onAck = () => {
        // A socket's acks come in the order of its messages.
        const dueAt = waiting[index]?.shift() ?? 0;
        acks.push({ dueAt, ms: performance.now() - dueAt });
      };
    }
    let sent = 0;
    await pace(rate, (number, dueAt) => {
      const index = number % this.#talkers.length;
      const talker = this.#talkers[index];
      if (!talker) return;
      waiting[index]?.push(dueAt);
      sent += 1;
      this.#write(talker);
    });
    await this.#untilDelivered(sent);
    await until(() => acks.length === sent, 'an ack');
    return acks;
  }

  async #untilDelivered(count: number): Promise<void> {
    await until(() => this.#delivered >= count, 'a message');
  }
}

const PATIENCE_MS = 15_000;

/** Looks until it is so. @throws when it takes too long: then `what` was lost. */
export async function until(isSo: () => boolean, what: string, patienceMs = PATIENCE_MS): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`The bench waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
