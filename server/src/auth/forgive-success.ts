import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { concatMap, type Observable } from 'rxjs';
import type { RequestWithPrincipal } from './access.ts';
import { LoginLimits } from './login-limits.ts';

/** A request of which one count is taken back if it succeeds. */
export type Forgivable = RequestWithPrincipal & {
  /** What it was counted under. */
  forgivable?: string;
};

/** Lets only failures count. They are counted before they happen, or a thousand at once would all be let through. */
@Injectable()
export class ForgiveSuccess implements NestInterceptor {
  constructor(private readonly limits: LoginLimits) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { forgivable } = context.switchToHttp().getRequest<Forgivable>();
    return next.handle().pipe(
      concatMap(async (answer: unknown) => {
        if (forgivable !== undefined) await this.limits.forgive(forgivable);
        return answer;
      }),
    );
  }
}
