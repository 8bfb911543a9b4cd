import { Module } from '@nestjs/common';
import { ConversationsModule } from '../conversations/conversations.module.ts';
import { RealtimeModule } from '../realtime/realtime.module.ts';
import { AddAttachment } from './add-attachment.ts';
import { AttachmentFiles } from './attachment-files.ts';
import { AttachmentsController } from './attachments.controller.ts';
import { SweepAttachments } from './sweep-attachments.ts';

@Module({
  imports: [ConversationsModule, RealtimeModule],
  controllers: [AttachmentsController],
  providers: [AddAttachment, AttachmentFiles, SweepAttachments],
  exports: [AttachmentFiles],
})
export class AttachmentsModule {}
