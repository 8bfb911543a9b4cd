import { Module } from '@nestjs/common';
import { RealtimeModule } from '../realtime/realtime.module.ts';
import { AcceptChat } from './accept-chat.ts';
import { AssignmentPublisher } from './assignment-publisher.ts';
import { ChangePriority } from './change-priority.ts';
import { ClaimChat } from './claim-chat.ts';
import { CloseConversation } from './close-conversation.ts';
import { ClosingNews } from './closing-news.ts';
import { Dispatcher } from './dispatcher.ts';
import { GiveWaiting } from './give-waiting.ts';
import { HandOverController } from './hand-over.controller.ts';
import { HandleTimes } from './handle-times.ts';
import { LinePositions } from './line-positions.ts';
import { LineUpdates } from './line-updates.ts';
import { RequeueNews } from './requeue-news.ts';
import { Sweep } from './sweep.ts';
import { TransferChat } from './transfer-chat.ts';

@Module({
  imports: [RealtimeModule],
  controllers: [HandOverController],
  providers: [
    AcceptChat,
    AssignmentPublisher,
    ChangePriority,
    ClaimChat,
    CloseConversation,
    ClosingNews,
    Dispatcher,
    GiveWaiting,
    HandleTimes,
    LinePositions,
    LineUpdates,
    RequeueNews,
    Sweep,
    TransferChat,
  ],
  exports: [
    ChangePriority,
    CloseConversation,
    Dispatcher,
    GiveWaiting,
    HandleTimes,
    LinePositions,
    LineUpdates,
    RequeueNews,
    TransferChat,
  ],
})
export class RoutingModule {}
