import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import type { Env } from '../config/env.ts';
import { ENV } from '../config/env.token.ts';
import { RealtimeModule } from '../realtime/realtime.module.ts';
import { AccessGuard } from './access.guard.ts';
import { AuthController } from './auth.controller.ts';
import { Authenticator } from './authenticator.ts';
import { ChangePassword } from './change-password.ts';
import { EndSessions } from './end-sessions.ts';
import { KnownUsers } from './known-users.ts';
import { Login } from './login.ts';
import { RateLimitGuard, throttlerOptions } from './rate-limit.ts';
import { Tokens } from './tokens.ts';

@Global()
@Module({
  imports: [
    RealtimeModule,
    ThrottlerModule.forRootAsync({ inject: [ENV], useFactory: (env: Env) => throttlerOptions(env.rateLimits) }),
  ],
  controllers: [AuthController],
  providers: [
    Authenticator,
    ChangePassword,
    EndSessions,
    KnownUsers,
    Login,
    {
      provide: Tokens,
      inject: [ENV],
      useFactory: (env: Env) => {
        if (env.jwtSecret === undefined)
          throw new Error('The JWT secret must be known before the application is made.');
        return new Tokens(env.jwtSecret);
      },
    },
    // In this order: limits count for the person, so one must know who it is.
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
  ],
  exports: [Authenticator, EndSessions, KnownUsers, Tokens],
})
export class AuthModule {}
