import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module.ts';
import { ConversationsModule } from '../conversations/conversations.module.ts';
import { ChatGateway } from './chat.gateway.ts';
import { ErasureWatch } from './erasure-watch.ts';
import { FrameHandler } from './frame-handler.ts';
import { Liveness } from './liveness.ts';
import { RealtimeModule } from '../realtime/realtime.module.ts';
import { Reconciler } from './reconciler.ts';
import { Registration } from './registration.ts';
import { Resume } from './resume.ts';
import { SessionWatch } from './session-watch.ts';
import { Door } from './door.ts';
import { WatchConversation } from './watch-conversation.ts';

@Module({
  imports: [AgentsModule, ConversationsModule, RealtimeModule],
  providers: [
    ChatGateway,
    ErasureWatch,
    FrameHandler,
    Liveness,
    Reconciler,
    Registration,
    Resume,
    SessionWatch,
    Door,
    WatchConversation,
  ],
})
export class GatewayModule {}
