import type { Duplex } from 'node:stream';
import { closeCodes } from '@honey/protocol/codes';
import type { ServerEvent, ServerFrameData } from '@honey/protocol/server-frames';
import { type RawData, WebSocket } from 'ws';
import type { Principal } from '../domain/principal.ts';

/** Bytes a slow reader may have queued before it is cut off, so that it harms nobody else. */
const MAX_QUEUED_BYTES = 1024 * 1024;
const CUT_OFF_MS = 5_000;

export type ConnectionState =
  | { kind: 'unregistered' }
  | { kind: 'registered'; principal: Principal; rooms: readonly string[] }
  | { kind: 'closed' };

/** A message that goes to many sockets: encoded once. `seq` lets a resuming socket skip what it got already. */
export interface Outgoing {
  text: string;
  /** The frame as it goes over the wire, where it is the same for many. */
  bytes?: Buffer;
  message?: { conversationId: string; seq: number };
}

export function encode<E extends ServerEvent>(event: E, data: ServerFrameData[E]): string {
  return JSON.stringify({ event, data });
}

const TEXT_FRAME = 0x81;

/** A text frame as a server sends it: unmasked and not compressed (RFC 6455, section 5.2). */
export function frameText(text: string): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  const header = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  header[0] = TEXT_FRAME;
  header[1] = length < 126 ? length : length < 65_536 ? 126 : 127;
  if (header.length === 4) header.writeUInt16BE(length, 2);
  if (header.length === 10) header.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([header, payload]);
}

/** A message of the peer as it came. */
export interface RawFrame {
  raw: RawData;
  isBinary: boolean;
}

/** One socket and what the server knows of it. */
export class Connection {
  state: ConnectionState = { kind: 'unregistered' };
  refusedRegistrations = 0;
  readonly openedAt = Date.now();
  /** ms since the epoch; of no meaning before the registration. */
  registeredAt = Infinity;
  /** When the unanswered ping was sent, or null. ms since the epoch. */
  pingSentAt: number | null = null;
  lastPingAt = Date.now();
  /** Frames that came while one is being handled, which wait their turn; null while none is. */
  unread: RawFrame[] | null = null;
  /** Live frames wait here while the missed ones are sent. */
  #held: Outgoing[] | null = null;

  #isCorked = false;
  /** What the customer at this socket knows of who sees what is written before it is sent. */
  #isTypingSeen = false;

  /** @param wire what `socket` writes to. */
  constructor(
    readonly socket: WebSocket,
    private readonly wire: Duplex,
  ) {}

  get principal(): Principal | null {
    return this.state.kind === 'registered' ? this.state.principal : null;
  }

  /** Sends a frame to this socket alone, ahead of anything held. */
  send<E extends ServerEvent>(event: E, data: ServerFrameData[E]): void {
    this.#write(encode(event, data));
  }

  /** Sends what a room got; held back while this socket catches up. */
  deliver(outgoing: Outgoing): void {
    if (this.#held) this.#held.push(outgoing);
    else if (outgoing.bytes === undefined) this.#write(outgoing.text);
    else if (this.#isWritable()) this.wire.write(outgoing.bytes);
  }

  hold(): void {
    this.#held ??= [];
  }

  /** Lets held frames go, without the messages that catching up has sent already. */
  release(caughtUp: ReadonlyMap<string, number>): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const outgoing of held) {
      const { message } = outgoing;
      if (message && message.seq <= (caughtUp.get(message.conversationId) ?? 0)) continue;
      this.#write(outgoing.text);
    }
  }

  /** Tells a customer whether an agent sees what is written before it is sent, when that is news. */
  tellTypingSeen(isSeen: boolean): void {
    if (this.#isTypingSeen === isSeen) return;
    this.#isTypingSeen = isSeen;
    this.send('typing_seen', { isSeen });
  }

  close(code: number, reason = ''): void {
    this.socket.close(code, reason);
  }

  #write(text: string): void {
    if (!this.#isWritable()) return;
    this.#cork();
    this.socket.send(text);
  }

  /** A reader who has fallen too far behind is sent away. */
  #isWritable(): boolean {
    if (this.socket.readyState !== WebSocket.OPEN) return false;
    if (this.socket.bufferedAmount <= MAX_QUEUED_BYTES) return true;
    this.close(closeCodes.FELL_BEHIND, 'fell behind');
    // A reader that comes back to life reads why; one that does not is cut off.
    setTimeout(() => {
      this.socket.terminate();
    }, CUT_OFF_MS).unref();
    return false;
  }

  /** Whatever is sent in one turn goes out in one piece: each write of its own would be a call of the system. */
  #cork(): void {
    if (this.#isCorked) return;
    this.#isCorked = true;
    this.wire.cork();
    process.nextTick(() => {
      this.#isCorked = false;
      this.wire.uncork();
    });
  }
}
