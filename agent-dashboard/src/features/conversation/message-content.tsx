import type { Message } from '@honey/protocol/entities';
import { AttachedFile } from '@honey/ui/attached-file';
import { useAgentSession } from '../../shared/agent-session.ts';
import { BotAnswer } from './bot-answer.tsx';
import { Words } from './bubble.tsx';

/** What a message holds: words, an answer of the assistant, or a file. */
export const MessageContent = ({ message }: { message: Message }) => {
  const { api } = useAgentSession();
  const attachment = message.payload?.attachment;
  if (attachment !== undefined)
    return <AttachedFile conversationId={message.conversationId} attachment={attachment} api={api} />;
  return message.senderType === 'BOT' ? <BotAnswer message={message} /> : <Words text={message.text} />;
};
