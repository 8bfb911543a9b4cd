import type { IncomingMessage, ServerResponse } from 'node:http';
import { type DynamicModule, Module, RequestMethod } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { DestinationStream } from 'pino';
import pretty from 'pino-pretty';
import type { Env } from '../../config/env.ts';
import { describeError } from './describe-error.ts';
import { FrameworkLogger } from './framework-logger.ts';
import { routeOf } from './request-route.ts';

const withRoute = (req: IncomingMessage, fields: object) => ({ ...fields, route: routeOf(req) });

/**
 * Structured logs with ids. Pretty in a terminal, JSON everywhere else; no headers, no bodies, no addresses, of paths and
 * errors only what cannot hold anybody's words.
 */
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
              customSuccessObject: (req: IncomingMessage, _res: ServerResponse, fields: object) =>
                withRoute(req, fields),
              customErrorObject: (...[req, , , fields]: [IncomingMessage, ServerResponse, Error, object]) =>
                withRoute(req, fields),
              customAttributeKeys: { reqId: 'requestId' },
              customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'error' : 'debug'),
              serializers: {
                err: (error: unknown) => describeError(error),
                req: (req: IncomingMessage) => ({ method: req.method }),
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
