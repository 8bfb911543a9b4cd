import { onTheirWay } from '@honey/client/timeline';
import type { Message } from '@honey/protocol/entities';
import { Fragment } from 'react';
import { useWidget } from '../chatbot/ActionProvider.tsx';
import { dayBreaks } from '../days.ts';
import { handOvers } from '../hand-overs.ts';
import { say } from '../language/say.ts';
import { exactly, timeOfDay } from '../locale.ts';
import { AttachedFile } from './AttachedFile.tsx';
import { BotAnswer } from './BotAnswer.tsx';
import { PendingFile } from './PendingFile.tsx';
import { PendingMessage } from './PendingMessage.tsx';
import { Words } from './Words.tsx';

const sides = { USER: 'user', AGENT: 'agent', BOT: 'bot', SYSTEM: 'system' } as const;

interface EntryProps {
  message: Message;
  /** The same sender wrote the entry before. */
  continues: boolean;
  /** The last of a run bears the time. */
  isLastOfRun: boolean;
  receipt: string | null;
}

function Entry({ message, continues, isLastOfRun, receipt }: EntryProps) {
  const side = sides[message.senderType];
  if (side === 'system') return <li className="entry entry--system">{message.text}</li>;
  const at = new Date(message.createdAt);
  return (
    <li className={`entry entry--${side}${continues ? ' entry--continues' : ''}`}>
      <span className="sr-only">
        {side === 'user' ? say('chat.own') : say('chat.other', { name: side === 'bot' ? 'Honey' : message.senderName })}
      </span>
      {side === 'agent' && !continues ? (
        <span className="entry__name" aria-hidden="true">
          {message.senderName}
        </span>
      ) : null}
      <div className={`bubble bubble--${side}`} title={exactly(at)}>
        <Content message={message} />
      </div>
      {side !== 'bot' && isLastOfRun ? (
        <span className="entry__meta">
          <time dateTime={message.createdAt}>{timeOfDay(at)}</time>
          {receipt === null ? null : ` · ${receipt}`}
        </span>
      ) : null}
    </li>
  );
}

function Content({ message }: { message: Message }) {
  const attachment = message.payload?.attachment;
  if (attachment !== undefined) return <AttachedFile conversationId={message.conversationId} attachment={attachment} />;
  return message.senderType === 'BOT' ? <BotAnswer message={message} /> : <Words text={message.text} />;
}

const noTaking: ReadonlyMap<number, string> = new Map();

function HandOver({ name }: { name: string | undefined }) {
  if (name === undefined) return null;
  return <li className="entry entry--system entry--handover">{say('chat.taken', { name })}</li>;
}

function NewDay({ name }: { name: string | undefined }) {
  return name === undefined ? null : <li className="entry entry--system entry--day">{name}</li>;
}

export function Timeline() {
  const { conversation, outbox, uploads, asking } = useWidget();
  const messages = conversation?.messages ?? [];
  const lastOwn = messages.findLast((message) => message.senderType === 'USER');
  const taking = conversation === null ? noTaking : handOvers(conversation);
  const toPersonFrom = Math.min(...taking.keys());
  const days = dayBreaks(messages, new Date());
  const arrived = new Set(messages.map(({ clientMessageId }) => clientMessageId));
  const pending = onTheirWay(outbox, conversation?.conversationId, messages);

  function receiptOf(message: Message): string | null {
    const isToPerson = messages.indexOf(message) >= toPersonFrom;
    if (conversation === null || !isToPerson || message !== lastOwn) return null;
    if (conversation.agentReadSeq >= message.seq) return say('chat.seen');
    return say(conversation.agentDeliveredSeq >= message.seq ? 'chat.delivered' : 'chat.sent');
  }

  return (
    <div role="log" aria-live="polite" aria-label={say('chat.title')}>
      <ol className="timeline">
        <li className="entry entry--bot">
          <div className="bubble bubble--bot">
            <span className="bubble__text">{say('chat.greeting')}</span>
          </div>
        </li>
        {messages.map((message, index) => (
          <Fragment key={message.seq}>
            <NewDay name={days.get(index)} />
            <HandOver name={taking.get(index)} />
            <Entry
              message={message}
              continues={
                !taking.has(index) && !days.has(index) && messages[index - 1]?.senderType === message.senderType
              }
              isLastOfRun={days.has(index + 1) || messages[index + 1]?.senderType !== message.senderType}
              receipt={receiptOf(message)}
            />
          </Fragment>
        ))}
        {conversation?.phase.kind === 'assigned' ? <HandOver name={taking.get(messages.length)} /> : null}
        {pending.map((item) => (
          <PendingMessage key={item.clientMessageId} item={item} />
        ))}
        {uploads
          .filter(({ clientMessageId }) => !arrived.has(clientMessageId))
          .map((upload) => (
            <PendingFile key={upload.clientMessageId} upload={upload} />
          ))}
        {asking === null ? null : (
          <>
            <li className="entry entry--user">
              <div className="bubble bubble--user bubble--pending">
                <span className="bubble__text">{asking}</span>
              </div>
            </li>
            <li className="entry entry--bot">
              <Dots label={say('bot.looking')} />
            </li>
          </>
        )}
        {conversation?.agentTyping === true && conversation.phase.kind === 'assigned' ? (
          <li className="entry entry--agent">
            <Dots label={say('chat.typing', { name: conversation.phase.agentName })} />
          </li>
        ) : null}
      </ol>
    </div>
  );
}

function Dots({ label }: { label: string }) {
  return (
    <div className="bubble bubble--dots">
      <span className="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span className="bubble__typing">{label}</span>
    </div>
  );
}
