import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type DynamicModule, Module, RequestMethod } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { DestinationStream } from 'pino';
import pretty from 'pino-pretty';
import type { Env } from '../../config/env.ts';

const SANE_REQUEST_ID = /^[\w.:-]{1,128}$/;
const TRACEPARENT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/;

function headerOf(req: IncomingMessage, name: string): string {
  const value = req.headers[name];
  return typeof value === 'string' ? value : '';
}

/** Honours a sane `x-request-id`, makes one otherwise, and returns it. */
function requestIdOf(req: IncomingMessage, res: ServerResponse): string {
  const given = headerOf(req, 'x-request-id');
  const id = SANE_REQUEST_ID.test(given) ? given : randomUUID();
  res.setHeader('x-request-id', id);
  return id;
}

/** Continues the caller's W3C trace, or begins one, and answers with our own span in it. */
function traceIdOf(req: IncomingMessage, res: ServerResponse): string {
  const [, traceId = randomBytes(16).toString('hex'), flags = '00'] =
    TRACEPARENT.exec(headerOf(req, 'traceparent')) ?? [];
  res.setHeader('traceparent', `00-${traceId}-${randomBytes(8).toString('hex')}-${flags}`);
  return traceId;
}

/** Paths only: a query string may carry what must not be kept. */
const pathOf = (url: string | undefined) => (url ?? '').split('?', 1)[0] ?? '';

/** Structured logs with ids. Pretty in a terminal, JSON everywhere else; no headers, no bodies, no addresses. */
@Module({})
export class LoggingModule {
  static register(env: Env, destination?: DestinationStream): DynamicModule {
    const inTerminal = env.mode !== 'production' && process.stdout.isTTY;
    const stream =
      destination ??
      (inTerminal ? pretty({ ignore: 'pid,hostname,requestId,traceId', translateTime: 'HH:MM:ss.l' }) : process.stdout);
    return {
      module: LoggingModule,
      imports: [
        LoggerModule.forRoot({
          forRoutes: [{ path: '{*all}', method: RequestMethod.ALL }],
          pinoHttp: [
            {
              level: env.logLevel,
              genReqId: (req, res) => requestIdOf(req, res),
              quietReqLogger: true,
              customAttributeKeys: { reqId: 'requestId' },
              customProps: (req, res) => (res.headersSent ? {} : { traceId: traceIdOf(req, res) }),
              customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'error' : 'debug'),
              serializers: {
                req: (req: { method: string; url: string }) => ({ method: req.method, path: pathOf(req.url) }),
                res: (res: { statusCode: number }) => ({ statusCode: res.statusCode }),
              },
            },
            stream,
          ],
        }),
      ],
      exports: [LoggerModule],
    };
  }
}
