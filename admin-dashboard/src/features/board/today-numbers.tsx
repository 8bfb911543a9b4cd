import type { Metrics } from '@honey/protocol/rest';
import { formatExactDuration } from '@honey/ui/duration';
import classes from './board.module.css';

/** What happened since midnight in the business hours' zone. */
export function TodayNumbers({ today }: { today: Metrics['today'] }) {
  const wait = (seconds: number | null) => (seconds === null ? 'None yet' : formatExactDuration(seconds));
  const rows: readonly (readonly [string, string, string])[] = [
    ['Conversations', String(today.conversations), 'Begun today, with the assistant or a person'],
    ['Asked for a person', String(today.escalated), 'Escalated today'],
    ['Assigned', String(today.assigned), 'Given to an agent'],
    ['Closed', String(today.closed), 'Ended today'],
    ['Left the line', String(today.leftQueue), 'Went before an agent was free'],
    ['Outside hours', String(today.outsideHours), 'Asked while nobody was there'],
    ['Median wait', wait(today.medianWaitSeconds), 'Half of them waited less'],
    ['Wait of 9 in 10', wait(today.p90WaitSeconds), 'Nine of ten waited less'],
  ];
  return (
    <dl className={classes['facts']}>
      {rows.map(([label, value, hint]) => (
        <div key={label} title={hint}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
