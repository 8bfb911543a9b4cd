import { formatClock, formatDay, formatExactTime } from '@honey/ui/duration';
import { useNow } from '@honey/ui/use-now';

/** When a chat comes back: the time today, else with its day. */
export const SnoozeEnd = ({ until }: { until: string }) => {
  const isToday = formatDay(until, useNow(60_000)) === 'Today';
  return (
    <time dateTime={until} title={formatExactTime(until)}>
      {isToday
        ? formatClock(until)
        : `${new Date(until).toLocaleDateString(undefined, { day: 'numeric', month: 'short' })}, ${formatClock(until)}`}
    </time>
  );
};
