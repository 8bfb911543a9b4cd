import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { MAX_FRAME_BYTES } from '@honey/protocol/limits';
import type { DestinationStream } from 'pino';
import { AppModule } from './app.module.ts';
import type { Env } from './config/env.ts';
import { takeUploads } from './attachments/take-uploads.ts';
import { serveApiDocs } from './platform/http/api-docs.ts';
import { isAllowedOrigin } from './platform/http/origins.ts';
import { answerWithIds, requestIdOf } from './platform/http/request-ids.ts';
import { setSecurityHeaders } from './platform/http/security-headers.ts';
import { answerFrameworkError, refuseNul } from './platform/http/strange-addresses.ts';
import { serveWebApps } from './platform/http/web-apps.ts';
import { Database } from './platform/database/database.ts';
import { FrameworkLogger } from './platform/logging/framework-logger.ts';
import { rememberRoutes } from './platform/logging/request-route.ts';
import { HoneyWsAdapter } from './gateway/honey-ws.adapter.ts';
import { Door } from './gateway/door.ts';
import { WebSocketService } from './realtime/websocket.service.ts';
import { createOfferedLanguages } from './settings/offered-languages.ts';

/** The largest file, on a line of 400 kbit/s. */
const REQUEST_TIMEOUT_MS = 120_000;
const HEADERS_TIMEOUT_MS = 30_000;

const withoutSchema = () => () => {
  throw new Error('Routes have no schema of Fastify’s: what comes in is read with zod.');
};
/** Loaded by default, its compilers would be a tenth of the server's modules and never be asked. */
const withoutSchemas = { compilersFactory: { buildValidator: withoutSchema, buildSerializer: withoutSchema } };

export interface CreateAppOptions {
  env: Env;
  /** The project's root folder, where the built apps are. */
  root: string;
  /** Where logs go instead of the standard output. */
  logDestination?: DestinationStream;
}

/** The application, ready to listen. `env` must name a database and a secret. */
export async function createApp({ env, root, logDestination }: CreateAppOptions): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: 4 * MAX_FRAME_BYTES,
    forceCloseConnections: true,
    // Who sends a body byte by byte would keep a connection for ever.
    requestTimeout: REQUEST_TIMEOUT_MS,
    requestIdHeader: false,
    trustProxy: env.trustProxy.length > 0 ? [...env.trustProxy] : false,
    genReqId: requestIdOf,
    frameworkErrors: answerFrameworkError,
    schemaController: withoutSchemas,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.register(env, logDestination), adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(FrameworkLogger));
  app.enableCors({
    origin: (origin, callback) => {
      callback(null, isAllowedOrigin(origin, env.allowedOrigins));
    },
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: ['x-request-id', 'retry-after'],
    maxAge: 600,
  });
  const fastify = app.getHttpAdapter().getInstance();
  answerWithIds(fastify);
  rememberRoutes(fastify);
  setSecurityHeaders(fastify, { embed: env.embedOrigins, production: env.mode === 'production' });
  refuseNul(fastify);
  takeUploads(fastify);
  await serveWebApps(fastify, {
    root,
    mode: env.mode,
    languages: createOfferedLanguages(app.get(Database).pool),
  });
  app.useWebSocketAdapter(
    new HoneyWsAdapter(app, (request) => {
      const isAllowed = isAllowedOrigin(request.headers.origin, env.allowedOrigins);
      if (isAllowed && !app.get(Door).isFull(request)) return null;
      app.get(WebSocketService).failures.add();
      return isAllowed ? 429 : 401;
    }),
  );
  serveApiDocs(app);
  fastify.server.headersTimeout = HEADERS_TIMEOUT_MS;
  await app.init();
  return app;
}
