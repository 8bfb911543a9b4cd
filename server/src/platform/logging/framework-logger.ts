import { Logger } from 'nestjs-pino';

/** Nest's own log lines through pino, without its chatter about every module and route at start-up. */
export class FrameworkLogger extends Logger {
  override log(): void {
    // Only warnings and errors of the framework are news.
  }

  override error(message: unknown, ...rest: unknown[]): void {
    // Who starts Honey is told about an unusable address in one sentence, by `main.ts`.
    if (String(message).startsWith('Error: listen E')) return;
    super.error(message, ...rest);
  }
}
