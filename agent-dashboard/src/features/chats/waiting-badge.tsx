import { formatDuration, formatExactDuration, secondsSince } from '@honey/ui/duration';
import { useNow } from '@honey/ui/use-now';
import classes from './chats.module.css';

const SOON_SECONDS = 2 * 60;
const OVERDUE_SECONDS = 5 * 60;

const urgency = (seconds: number) =>
  seconds >= OVERDUE_SECONDS ? 'overdue' : seconds >= SOON_SECONDS ? 'soon' : 'fresh';

/** How long the customer has waited for an answer; the word changes with the colour. */
export const WaitingBadge = ({ since }: { since: string }) => {
  const seconds = secondsSince(since, useNow(5_000));
  const level = urgency(seconds);
  return (
    <span
      className={classes['waiting']}
      data-level={level}
      title={`Without an answer for ${formatExactDuration(seconds)}`}
    >
      {level === 'overdue' ? 'Overdue' : 'Waiting'} {formatDuration(seconds)}
    </span>
  );
};
