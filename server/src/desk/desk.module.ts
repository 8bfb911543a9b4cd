import { Module } from '@nestjs/common';
import { RealtimeModule } from '../realtime/realtime.module.ts';
import { CannedRepliesController } from './canned-replies.controller.ts';
import { DeskController } from './desk.controller.ts';
import { ManageCannedReplies } from './manage-canned-replies.ts';
import { NotesController } from './notes.controller.ts';
import { SnoozeChat } from './snooze-chat.ts';
import { SnoozeController } from './snooze.controller.ts';
import { TagConversation } from './tag-conversation.ts';
import { TagsController } from './tags.controller.ts';
import { WriteNote } from './write-note.ts';

@Module({
  imports: [RealtimeModule],
  controllers: [CannedRepliesController, DeskController, NotesController, SnoozeController, TagsController],
  providers: [ManageCannedReplies, SnoozeChat, TagConversation, WriteNote],
})
export class DeskModule {}
