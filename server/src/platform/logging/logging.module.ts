import { type DynamicModule, Module, RequestMethod } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { DestinationStream } from 'pino';
import pretty from 'pino-pretty';
import type { Env } from '../../config/env.ts';
import { FrameworkLogger } from './framework-logger.ts';

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
              quietReqLogger: true,
              // Who wants to see requests asks for `debug`; what went wrong is logged where it is answered.
              autoLogging: ['debug', 'trace'].includes(env.logLevel),
              wrapSerializers: false,
              customAttributeKeys: { reqId: 'requestId' },
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
      providers: [FrameworkLogger],
      exports: [LoggerModule],
    };
  }
}
