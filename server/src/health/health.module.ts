import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { RealtimeModule } from '../realtime/realtime.module.ts';
import { HealthController } from './health.controller.ts';
import { Metrics } from './metrics.ts';

@Module({
  imports: [RealtimeModule, TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController],
  providers: [Metrics],
})
export class HealthModule {}
