import { Module } from '@nestjs/common';
import { RealtimeModule } from '../realtime/realtime.module.ts';
import { CannedRepliesController } from './canned-replies.controller.ts';
import { DeskController } from './desk.controller.ts';
import { ManageCannedReplies } from './manage-canned-replies.ts';
import { NotesController } from './notes.controller.ts';
import { TagConversation } from './tag-conversation.ts';
import { TagsController } from './tags.controller.ts';

@Module({
  imports: [RealtimeModule],
  controllers: [CannedRepliesController, DeskController, NotesController, TagsController],
  providers: [ManageCannedReplies, TagConversation],
})
export class DeskModule {}
