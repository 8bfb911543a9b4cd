import type { IncomingMessage } from 'node:http';
import { type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type OnGatewayConnection, WebSocketGateway } from '@nestjs/websockets';
import { closeCodes } from '@honey/protocol/codes';
import type { ServerFrameData } from '@honey/protocol/server-frames';
import { PinoLogger } from 'nestjs-pino';
import { WebSocket } from 'ws';
import { Presence } from '../agents/presence.ts';
import { type Failure, type Outcome, refuse } from '../domain/outcome.ts';
import { isUnavailable } from '../platform/database/database-errors.ts';
import { Connection, type RawFrame } from '../realtime/connection.ts';
import { type Decoded, decodeFrame } from './frame-codec.ts';
import { FrameHandler } from './frame-handler.ts';
import { Liveness } from './liveness.ts';
import { Door } from './door.ts';
import { agentRoom, WebSocketService } from '../realtime/websocket.service.ts';

/**
 * The socket's front door: reads frames one after the other per connection, so that nothing runs before the
 * registration ahead of it has finished, and answers each failure with an `error` frame.
 */
@WebSocketGateway({ path: '/' })
export class ChatGateway implements OnGatewayConnection, OnApplicationBootstrap, OnModuleDestroy {
  readonly #connections = new Set<Connection>();
  #stopLiveness: (() => void) | undefined;

  constructor(
    private readonly frames: FrameHandler,
    private readonly sockets: WebSocketService,
    private readonly presence: Presence,
    private readonly liveness: Liveness,
    private readonly door: Door,
    private readonly logger: PinoLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.#stopLiveness = this.liveness.watch(this.#connections);
  }

  onModuleDestroy(): void {
    this.#stopLiveness?.();
  }

  handleConnection(socket: WebSocket, request: IncomingMessage): void {
    const connection = new Connection(socket, request.socket);
    const rate = this.door.enter(connection, request);
    this.#connections.add(connection);
    socket.on('message', (raw, isBinary) => {
      // Sent away already, for a sign-out for one: what comes until it goes is not listened to.
      if (socket.readyState !== WebSocket.OPEN) return;
      if (rate && !rate.take(Date.now())) {
        connection.close(closeCodes.TOO_FAST, 'slow down');
        return;
      }
      this.#take(connection, { raw, isBinary });
    });
    socket.on('pong', () => {
      connection.pingSentAt = null;
    });
    socket.on('error', () => {
      this.sockets.failures.add();
    });
    socket.on('close', () => {
      void this.#closed(connection);
    });
  }

  /** Handles a frame now, or after those ahead of it. */
  #take(connection: Connection, frame: RawFrame): void {
    if (connection.unread) {
      connection.unread.push(frame);
      return;
    }
    const handling = this.#receive(connection, frame);
    if (!handling) return;
    connection.unread = [];
    void this.#takeRest(connection, handling);
  }

  async #takeRest(connection: Connection, handling: Promise<void>): Promise<void> {
    await handling;
    for (let next = connection.unread?.shift(); next; next = connection.unread?.shift()) {
      await this.#receive(connection, next);
    }
    connection.unread = null;
  }

  /** A promise only when there is something to wait for. It never rejects. */
  #receive(connection: Connection, { raw, isBinary }: RawFrame): Promise<void> | undefined {
    if (connection.state.kind === 'closed') return undefined;
    const decoded = decodeFrame(raw, isBinary);
    if (!decoded.ok) {
      connection.send('error', presentError(decoded, decoded.failure));
      return undefined;
    }
    const answer = (outcome: Outcome<unknown>) => {
      if (connection.state.kind !== 'unregistered') this.door.pass(connection);
      if (!outcome.ok) connection.send('error', presentError(decoded, outcome));
    };
    const failed = (error: unknown) => this.#explain(error, decoded.frame.event);
    let outcome: Outcome<unknown> | Promise<Outcome<unknown>>;
    try {
      outcome = this.frames.handle(connection, decoded.frame);
    } catch (error) {
      outcome = failed(error);
    }
    if (outcome instanceof Promise) return outcome.catch(failed).then(answer);
    answer(outcome);
    return undefined;
  }

  #explain(error: unknown, event: string): Failure {
    if (isUnavailable(error)) return refuse('UNAVAILABLE', 'The database cannot be reached. Try again shortly.');
    this.logger.error({ err: error, event }, 'Unexpected error in a frame');
    return refuse('INTERNAL', 'Something went wrong on our side.');
  }

  async #closed(connection: Connection): Promise<void> {
    this.#connections.delete(connection);
    this.door.pass(connection);
    const { state } = connection;
    connection.state = { kind: 'closed' };
    if (state.kind === 'unregistered') this.sockets.failures.add();
    if (state.kind !== 'registered') return;
    this.sockets.leave(connection, state.rooms);
    if (state.principal.kind !== 'agent') return;
    const { agentId } = state.principal;
    if (this.sockets.count(agentRoom(agentId)) > 0) return;
    try {
      await this.presence.departed(agentId);
    } catch (error) {
      this.logger.warn({ err: error, agentId }, 'The end of a presence was not written; its lease runs out by itself');
    }
  }
}

function presentError(decoded: Decoded, failure: Failure): ServerFrameData['error'] {
  const about = decoded.ok
    ? {
        requestEvent: decoded.frame.event,
        ...(decoded.frame.event === 'send_message' ? { clientMessageId: decoded.frame.data.clientMessageId } : {}),
      }
    : {
        ...(decoded.requestEvent === undefined ? {} : { requestEvent: decoded.requestEvent }),
        ...(decoded.clientMessageId === undefined ? {} : { clientMessageId: decoded.clientMessageId }),
      };
  const { code, detail, errors } = failure;
  return { code, message: detail, ...about, ...(errors ? { errors } : {}) };
}
