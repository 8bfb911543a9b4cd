import { formatDuration, formatExactDuration, formatExactTime, formatStopwatch, secondsSince } from './duration.ts';
import { useNow } from './use-now.ts';

interface ElapsedProps {
  /** ISO time it began. */
  since: string;
  /** `words`: "2 min", renewed every 10 s. `stopwatch`: "2:14", every second. */
  as?: 'words' | 'stopwatch';
  className?: string;
}

/** How long something has lasted so far; exact on hover. */
export const Elapsed = ({ since, as = 'words', className }: ElapsedProps) => {
  const now = useNow(as === 'words' ? 10_000 : 1_000);
  const seconds = secondsSince(since, now);
  return (
    <time
      dateTime={since}
      title={`${formatExactDuration(seconds)}, since ${formatExactTime(since)}`}
      {...(className === undefined ? {} : { className })}
    >
      {as === 'words' ? formatDuration(seconds) : formatStopwatch(seconds)}
    </time>
  );
};
