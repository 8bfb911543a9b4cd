import type { Message } from '@honey/protocol/entities';
import { AttachedFile } from '@honey/ui/attached-file';
import { formatClock, formatDay, formatExactTime } from '@honey/ui/duration';
import { EmptyState } from '@honey/ui/empty-state';
import { useNow } from '@honey/ui/use-now';
import { Fragment } from 'react';
import { useAdminSession } from '../../shared/admin-session.tsx';
import classes from './conversation.module.css';

/** Every entry in order, with a line between days. */
export function Timeline({ messages }: { messages: readonly Message[] }) {
  const now = useNow(60_000);
  if (messages.length === 0)
    return <EmptyState title="Nothing was said yet">New messages appear here by themselves.</EmptyState>;
  const days = messages.map((message) => formatDay(message.createdAt, now));
  return (
    <div className={classes['timeline']} role="log" aria-label="Messages" tabIndex={0}>
      {messages.map((message, index) => (
        <Fragment key={message.messageId}>
          {days[index] === days[index - 1] ? null : <p className={classes['day']}>{days[index]}</p>}
          <Entry message={message} />
        </Fragment>
      ))}
    </div>
  );
}

function Entry({ message }: { message: Message }) {
  const { senderType, text, createdAt, payload } = message;
  const { api } = useAdminSession();
  return (
    <article className={classes['entry']} data-sender={senderType}>
      <header className={classes['sender']}>
        <span>{senderName(message)}</span>
        <time dateTime={createdAt} title={formatExactTime(createdAt)}>
          {formatClock(createdAt)}
        </time>
      </header>
      <div className={classes['bubble']}>
        {payload?.title === undefined ? null : <strong>{payload.title}</strong>}
        {payload?.attachment === undefined ? (
          <span>{text}</span>
        ) : (
          <AttachedFile conversationId={message.conversationId} attachment={payload.attachment} api={api} />
        )}
        {payload?.source === undefined ? null : <small>Source: {payload.source.name}</small>}
      </div>
    </article>
  );
}

function senderName({ senderType, senderName: name }: Message): string {
  switch (senderType) {
    case 'USER':
      return 'Customer';
    case 'AGENT':
      return name;
    case 'BOT':
      return 'Assistant';
    case 'SYSTEM':
      return 'Honey';
  }
}
