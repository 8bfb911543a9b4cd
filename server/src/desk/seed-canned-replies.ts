import type { CannedReplyBody } from '@honey/protocol/rest-desk';
import type { PrismaService } from '../platform/database/prisma.service.ts';

const replies: readonly CannedReplyBody[] = [
  {
    shortcut: 'hello',
    title: 'Greeting',
    text: 'Hello, I am {{agent}}. I have read what you wrote so far. Take your time and tell me what you would like to know. You do not have to give your name.',
  },
  {
    shortcut: 'topic',
    title: 'Is it about this?',
    text: 'You chose “{{topic}}”. Is that what you would like to talk about, or is it something else?',
  },
  {
    shortcut: 'moment',
    title: 'I am looking it up',
    text: 'Thank you for telling me. I am reading up on it and will answer you here in a few minutes.',
  },
  {
    shortcut: 'private',
    title: 'Who reads this',
    text: 'Only our team reads what you write here, and you do not have to say who you are. If somebody else uses your phone, you can press "Quick exit" at any time.',
  },
  {
    shortcut: 'urgent',
    title: 'See somebody today',
    text: 'What you describe should be looked at by a health worker today. Please go to the nearest clinic or hospital now, or call the emergency number where you are. Can you get there safely?',
  },
  {
    shortcut: 'goodbye',
    title: 'Goodbye',
    text: 'Thank you for your trust. If something is unclear later, or if anything changes, come back at any time. I wish you well.',
  },
];

/** Six replies to begin with, unless there are some; what somebody changed or deleted stays so. */
export async function seedCannedReplies(prisma: PrismaService): Promise<void> {
  if ((await prisma.cannedReply.count()) > 0) return;
  await prisma.cannedReply.createMany({ data: [...replies], skipDuplicates: true });
}
