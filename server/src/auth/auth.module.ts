import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import type { Env } from '../config/env.ts';
import { ENV } from '../config/env.token.ts';
import { RealtimeModule } from '../realtime/realtime.module.ts';
import { AcceptInvitation } from './accept-invitation.ts';
import { AccessGuard } from './access.guard.ts';
import { AuthController } from './auth.controller.ts';
import { Authenticator } from './authenticator.ts';
import { ChangePassword } from './change-password.ts';
import { CutSockets } from './cut-sockets.ts';
import { InvitationController } from './invitation.controller.ts';
import { KnownUsers } from './known-users.ts';
import { Login } from './login.ts';
import { LoginLimits } from './login-limits.ts';
import { LoginLimitsModule } from './login-limits.module.ts';
import { Logout } from './logout.ts';
import { LookAtInvitation } from './look-at-invitation.ts';
import { RateLimitGuard, throttlerOptions } from './rate-limit.ts';
import { Tokens } from './tokens.ts';

@Global()
@Module({
  imports: [
    RealtimeModule,
    LoginLimitsModule,
    ThrottlerModule.forRootAsync({
      imports: [LoginLimitsModule],
      inject: [ENV, LoginLimits],
      useFactory: (env: Env, limits: LoginLimits) => throttlerOptions(env.rateLimits, limits),
    }),
  ],
  controllers: [AuthController, InvitationController],
  providers: [
    AcceptInvitation,
    Authenticator,
    ChangePassword,
    CutSockets,
    KnownUsers,
    Login,
    Logout,
    LookAtInvitation,
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
  exports: [Authenticator, CutSockets, KnownUsers, Tokens],
})
export class AuthModule {}
