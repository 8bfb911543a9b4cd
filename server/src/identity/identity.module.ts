import { Module } from '@nestjs/common';
import { RealtimeModule } from '../realtime/realtime.module.ts';
import { RoutingModule } from '../routing/routing.module.ts';
import { IdentifyUser } from './identify-user.ts';
import { IdentityController } from './identity.controller.ts';

@Module({
  imports: [RealtimeModule, RoutingModule],
  controllers: [IdentityController],
  providers: [IdentifyUser],
})
export class IdentityModule {}
