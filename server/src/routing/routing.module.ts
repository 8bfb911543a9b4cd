import { Module } from '@nestjs/common';
import { RealtimeModule } from '../realtime/realtime.module.ts';
import { AssignmentPublisher } from './assignment-publisher.ts';
import { Dispatcher } from './dispatcher.ts';
import { HandleTimes } from './handle-times.ts';
import { LineUpdates } from './line-updates.ts';

@Module({
  imports: [RealtimeModule],
  providers: [AssignmentPublisher, Dispatcher, HandleTimes, LineUpdates],
  exports: [Dispatcher, HandleTimes, LineUpdates],
})
export class RoutingModule {}
