import { formatClock, formatDay, formatExactTime } from '@honey/ui/duration';
import { useNow } from '@honey/ui/use-now';
import { Link } from '@tanstack/react-router';
import { customerName } from '../../shared/customer-name.ts';
import type { ChatRow } from './chat-row.ts';
import { SnoozeEnd } from '../snooze/snooze-end.tsx';
import classes from './chats.module.css';
import { WaitingBadge } from './waiting-badge.tsx';

const speaker = { customer: '', agent: 'You: ', assistant: 'Assistant: ', system: '' } as const;

/** The time today, else the day. */
export const LastAt = ({ at }: { at: string }) => {
  const day = formatDay(at, useNow(60_000));
  return (
    <time dateTime={at} title={formatExactTime(at)} className={classes['time']}>
      {day === 'Today' ? formatClock(at) : day === 'Yesterday' ? day : new Date(at).toLocaleDateString()}
    </time>
  );
};

/** One chat of the list; leads to it. */
export const ChatLink = ({ row }: { row: ChatRow }) => (
  <Link
    to="/chats/$conversationId"
    params={{ conversationId: row.conversationId }}
    className={classes['chat'] ?? ''}
    activeProps={{ 'aria-current': 'page' }}
  >
    <span className={classes['line']}>
      <span className={classes['name']}>{customerName(row.userId)}</span>
      <LastAt at={row.lastAt} />
    </span>
    <span className={classes['line']}>
      <span className={classes['last']} dir="auto">
        {row.lastLine === null
          ? 'No message yet'
          : `${row.lastLine.isSending ? 'Sending: ' : speaker[row.lastLine.from]}${row.lastLine.text}`}
      </span>
      {row.unread === 0 ? null : (
        <span className={classes['unread']}>
          {row.unread}
          <span className="honey-visually-hidden"> unread</span>
        </span>
      )}
    </span>
    <span className={classes['tags']}>
      {row.isNew ? <span className={classes['new']}>{row.isRinging ? 'Ringing' : 'New'}</span> : null}
      {row.snoozedUntil !== null ? (
        <span className={classes['answered']}>
          Until <SnoozeEnd until={row.snoozedUntil} />
        </span>
      ) : row.unansweredSince === null ? (
        <span className={classes['answered']}>Answered</span>
      ) : (
        <WaitingBadge since={row.unansweredSince} />
      )}
      {row.hasLeftMessage ? <span className={classes['left']}>Left a message</span> : null}
      {row.topic === null ? null : <span className={classes['topic']}>{row.topic}</span>}
    </span>
  </Link>
);
