import { Module } from '@nestjs/common';
import { KnowledgeModule } from '../knowledge/knowledge.module.ts';
import { RealtimeModule } from '../realtime/realtime.module.ts';
import { ConversationsController } from './conversations.controller.ts';
import { CreateConversation } from './create-conversation.ts';
import { ListMessages } from './list-messages.ts';
import { MarkRead } from './mark-read.ts';
import { MessageRate } from './message-rate.ts';
import { MessageWriter } from './message-writer.ts';
import { RateConversation } from './rate-conversation.ts';
import { RelayTyping } from './relay-typing.ts';
import { SendMessage } from './send-message.ts';
import { TalkToBot } from './talk-to-bot.ts';

@Module({
  imports: [KnowledgeModule, RealtimeModule],
  controllers: [ConversationsController],
  providers: [
    CreateConversation,
    ListMessages,
    MarkRead,
    MessageRate,
    MessageWriter,
    RateConversation,
    RelayTyping,
    SendMessage,
    TalkToBot,
  ],
  exports: [MarkRead, MessageRate, RelayTyping, SendMessage],
})
export class ConversationsModule {}
