import { Module } from '@nestjs/common';
import { LoginLimits } from './login-limits.ts';

/** A module of its own, because the throttler's needs it before ours is made. */
@Module({ providers: [LoginLimits], exports: [LoginLimits] })
export class LoginLimitsModule {}
