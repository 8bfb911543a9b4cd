import { formatDuration, formatExactDuration, secondsSince } from '@honey/ui/duration';
import { useNow } from '@honey/ui/use-now';
import classes from './chats.module.css';

interface Ages {
  soonSeconds: number;
  overdueSeconds: number;
  words: { fresh: string; soon: string; overdue: string };
  /** What the time is spent without. */
  without: string;
}

/** For an answer in a chat that somebody has. */
const forAnswer: Ages = {
  soonSeconds: 2 * 60,
  overdueSeconds: 5 * 60,
  words: { fresh: 'Waiting', soon: 'Waiting', overdue: 'Overdue' },
  without: 'an answer',
};

/** For anybody at all. */
export const forAgent: Ages = {
  soonSeconds: 5 * 60,
  overdueSeconds: 15 * 60,
  words: { fresh: 'Waiting', soon: 'Long wait', overdue: 'Very long wait' },
  without: 'an agent',
};

/** How long the customer has waited; the words change with the colour. */
export const WaitingBadge = ({ since, ages = forAnswer }: { since: string; ages?: Ages }) => {
  const seconds = secondsSince(since, useNow(5_000));
  const level = seconds >= ages.overdueSeconds ? 'overdue' : seconds >= ages.soonSeconds ? 'soon' : 'fresh';
  return (
    <span
      className={classes['waiting']}
      data-level={level}
      title={`Without ${ages.without} for ${formatExactDuration(seconds)}`}
    >
      {ages.words[level]} {formatDuration(seconds)}
    </span>
  );
};
