import { formatClock, formatExactTime } from '@honey/ui/duration';
import type { ReactNode } from 'react';
import classes from './conversation.module.css';

interface BubbleProps {
  side: 'customer' | 'agent' | 'assistant';
  /** Named at the first of several in a row, with the time. */
  name: string | null;
  /** ISO time. */
  at: string;
  /** "Sent", "Seen", "Sending". */
  delivery?: string | null;
  look?: 'choice' | 'pending' | 'plain';
  /** It is what somebody searched for. */
  isSought?: boolean;
  children: ReactNode;
}

/** One message. */
export const Bubble = ({
  side,
  name,
  at,
  delivery = null,
  look = 'plain',
  isSought = false,
  children,
}: BubbleProps) => (
  <div className={classes['entry']} data-side={side} data-sought={isSought}>
    {name === null ? null : (
      <span className={classes['sender']}>
        {name} · <time dateTime={at}>{formatClock(at)}</time>
      </span>
    )}
    <div className={classes['bubble']} data-look={look} title={formatExactTime(at)}>
      {isSought ? <span className="honey-visually-hidden">Found: </span> : null}
      {look === 'choice' ? <span className={classes['chose']}>Chose</span> : null}
      {children}
    </div>
    {delivery === null ? null : <span className={classes['delivery']}>{delivery}</span>}
  </div>
);

/** The words of a message, which are only ever text. */
export const Words = ({ text }: { text: string }) => (
  <span dir="auto" className={classes['text']}>
    {text}
  </span>
);
