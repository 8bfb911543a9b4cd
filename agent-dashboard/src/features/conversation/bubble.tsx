import type { Message } from '@honey/protocol/entities';
import { formatClock, formatExactTime } from '@honey/ui/duration';
import type { ReactNode } from 'react';
import classes from './conversation.module.css';

type Side = 'customer' | 'agent' | 'assistant';

interface BubbleProps {
  side: Side;
  /** Named at the first of several in a row. */
  name: string | null;
  text: string;
  at: string;
  /** "Sent", "Seen", "Sending". */
  delivery?: string | null;
  isChoice?: boolean;
  isPending?: boolean;
  children?: ReactNode;
}

/** One message. Its text is only ever text. */
export const Bubble = ({
  side,
  name,
  text,
  at,
  delivery,
  isChoice = false,
  isPending = false,
  children,
}: BubbleProps) => (
  <div className={classes['entry']} data-side={side}>
    {name === null ? null : <span className={classes['sender']}>{name}</span>}
    <div className={classes['bubble']} data-choice={isChoice} data-pending={isPending} title={formatExactTime(at)}>
      {isChoice ? <span className={classes['chose']}>Chose</span> : null}
      {children}
      <span dir="auto" className={classes['text']}>
        {text}
      </span>
      <time className={classes['clock']} dateTime={at}>
        {formatClock(at)}
      </time>
    </div>
    {delivery === undefined || delivery === null ? null : <span className={classes['delivery']}>{delivery}</span>}
  </div>
);

/** What the assistant relied on and offered, so that the agent knows what the customer has read. */
export const BotExtras = ({ payload }: { payload: NonNullable<Message['payload']> }) =>
  payload.title === undefined && payload.source === undefined ? null : (
    <span className={classes['extras']}>
      {payload.title === undefined ? null : <strong>{payload.title}</strong>}
      {payload.source === undefined ? null : <span>Source: {payload.source.name}</span>}
    </span>
  );
