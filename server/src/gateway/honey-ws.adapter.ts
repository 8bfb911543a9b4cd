import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { WsAdapter } from '@nestjs/platform-ws';
import { closeCodes } from '@honey/protocol/codes';
import { MAX_FRAME_BYTES } from '@honey/protocol/limits';
import type { WebSocket, WebSocketServer } from 'ws';
import { once } from 'node:events';

/** Clients that the server sends away when it stops come back after a random part of this. */
const RETRY_WITHIN_MS = 2_000;
const CLOSE_GRACE_MS = 1_000;

/**
 * Nest's adapter with what it leaves out: a frame limit, an origin gate on upgrade and a graceful close.
 * Frames are read by the gateway itself, because the stock binding handles one client's frames concurrently
 * and drops malformed ones without a word.
 */
export class HoneyWsAdapter extends WsAdapter {
  constructor(
    app: INestApplicationContext,
    /** The HTTP status that refuses an upgrade, or null. */
    private readonly refusalOf: (request: IncomingMessage) => number | null,
  ) {
    super(app);
  }

  override create(port: number, options?: Record<string, unknown>): WebSocketServer {
    return super.create(port, {
      ...options,
      maxPayload: MAX_FRAME_BYTES,
      // Compression keeps 220 KiB on a socket after its first message.
      perMessageDeflate: false,
      verifyClient: ({ req }: { req: IncomingMessage }, done: (isWelcome: boolean, status?: number) => void) => {
        const refusal = this.refusalOf(req);
        if (refusal === null) done(true);
        else done(false, refusal);
      },
    } as never) as WebSocketServer;
  }

  // The gateway listens to its sockets itself; each listener that Nest adds beside is there a thousand times.

  override bindMessageHandlers(): void {
    // Nothing.
  }

  override bindClientDisconnect(): void {
    // Nothing.
  }

  override bindErrorHandler(server: WebSocketServer): WebSocketServer {
    return server.on('error', (error) => {
      this.logger.error(error);
    });
  }

  override async close(server: WebSocketServer): Promise<void> {
    const reason = JSON.stringify({ retryWithinMs: RETRY_WITHIN_MS });
    const closing = [...server.clients].map((socket: WebSocket) => {
      socket.close(closeCodes.RESTARTING, reason);
      return once(socket, 'close');
    });
    const grace = setTimeout(() => {
      for (const socket of server.clients) socket.terminate();
    }, CLOSE_GRACE_MS);
    await Promise.allSettled(closing);
    clearTimeout(grace);
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
  }
}
