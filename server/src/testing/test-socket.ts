import { once } from 'node:events';
import type { ClientEvent, ClientFrameData } from '@honey/protocol/client-frames';
import type { ServerEvent, ServerFrame, ServerFrameData } from '@honey/protocol/server-frames';
import { WebSocket } from 'ws';
import type { TestApp } from './test-app.ts';

const PATIENCE_MS = 15_000;

interface Waiter {
  matches: (frame: ServerFrame) => boolean;
  resolve: (frame: ServerFrame) => void;
}

/** A client that keeps every frame and lets a test wait for the one it expects. */
export class TestSocket {
  readonly frames: ServerFrame[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly #waiters = new Set<Waiter>();
  /** Frames before this one were given to a test already. */
  #read = 0;

  constructor(readonly socket: WebSocket) {
    socket.on('message', (raw: Buffer) => {
      this.#receive(JSON.parse(raw.toString('utf8')) as ServerFrame);
    });
    this.closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => {
        resolve({ code, reason: reason.toString() });
      });
    });
  }

  send<E extends ClientEvent>(event: E, data: ClientFrameData[E]): void {
    this.socket.send(JSON.stringify({ event, data }));
  }

  sendRaw(text: string | Buffer): void {
    this.socket.send(text);
  }

  /** The next frame of this event that fits, those that came since the last call included. */
  async next<E extends ServerEvent>(
    event: E,
    fits: (data: ServerFrameData[E]) => boolean = () => true,
  ): Promise<ServerFrameData[E]> {
    const matches = (frame: ServerFrame) => frame.event === event && fits(frame.data as ServerFrameData[E]);
    for (let index = this.#read; index < this.frames.length; index++) {
      const frame = this.frames[index];
      if (frame && matches(frame)) {
        this.#read = index + 1;
        return frame.data as ServerFrameData[E];
      }
    }
    const frame = await this.#wait(matches, event);
    this.#read = this.frames.indexOf(frame) + 1;
    return frame.data as ServerFrameData[E];
  }

  /** Everything of this event so far. */
  all<E extends ServerEvent>(event: E): ServerFrameData[E][] {
    return this.frames.filter((frame) => frame.event === event).map((frame) => frame.data as ServerFrameData[E]);
  }

  /** Resolves when the server has handled every frame that was sent before: it answers in order. */
  async settle(): Promise<void> {
    const read = this.#read;
    this.#read = this.frames.length;
    this.send('ping', {});
    await this.next('pong');
    this.#read = read;
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }

  #receive(frame: ServerFrame): void {
    this.frames.push(frame);
    for (const waiter of this.#waiters) {
      if (!waiter.matches(frame)) continue;
      this.#waiters.delete(waiter);
      waiter.resolve(frame);
    }
  }

  #wait(matches: Waiter['matches'], event: string): Promise<ServerFrame> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        const seen = this.frames.map((frame) => frame.event).join(', ');
        reject(new Error(`No ${event} came; there were: ${seen || 'no frames'}.`));
      }, PATIENCE_MS);
      this.#waiters.add({
        matches,
        resolve: (frame) => {
          clearTimeout(timer);
          resolve(frame);
        },
      });
    });
  }
}

/** A socket that is open and not registered. */
export async function openSocket({ address }: Pick<TestApp, 'address'>, origin?: string): Promise<TestSocket> {
  const socket = new WebSocket(`ws://${address}/`, origin === undefined ? {} : { origin });
  const test = new TestSocket(socket);
  await once(socket, 'open');
  return test;
}

/** A registered socket. */
export async function connect<E extends 'register_user' | 'register_agent' | 'register_admin'>(
  app: Pick<TestApp, 'address'>,
  event: E,
  data: ClientFrameData[E],
): Promise<TestSocket> {
  const socket = await openSocket(app);
  socket.send(event, data);
  await socket.next('registered');
  // Registered comes first; what follows it (resume, lease, notices) is done once the next frame is answered.
  await socket.settle();
  return socket;
}
