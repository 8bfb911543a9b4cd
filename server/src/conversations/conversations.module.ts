import { Module } from '@nestjs/common';
import { KnowledgeModule } from '../knowledge/knowledge.module.ts';
import { RealtimeModule } from '../realtime/realtime.module.ts';
import { ConversationsController } from './conversations.controller.ts';
import { CreateConversation } from './create-conversation.ts';
import { ListMessages } from './list-messages.ts';
import { MarkReceipt } from './mark-receipt.ts';
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
    MarkReceipt,
    MessageRate,
    MessageWriter,
    RateConversation,
    RelayTyping,
    SendMessage,
    TalkToBot,
  ],
  exports: [MarkReceipt, MessageRate, RelayTyping, SendMessage],
})
export class ConversationsModule {}
