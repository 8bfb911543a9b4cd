import type { Figures, TodayReport } from '@honey/protocol/reports';
import table from '../../shared/table.module.css';
import { HoursPlot } from './hours-plot.tsx';
import { abandonment, formatMs, ratingText } from './report-words.ts';
import classes from './reports.module.css';

const figures: readonly (readonly [string, (of: Figures) => string])[] = [
  ['Asked for a person', ({ escalated }) => String(escalated)],
  ['Got an agent', ({ assigned }) => String(assigned)],
  ['Gave up waiting', abandonment],
  ['Median wait', ({ medianWaitMs }) => formatMs(medianWaitMs)],
  ['9 in 10 waited less than', ({ p90WaitMs }) => formatMs(p90WaitMs)],
  ['Median chat', ({ medianHandleMs }) => formatMs(medianHandleMs)],
  ['Rating', ratingText],
];

/** Today beside the same day a week ago, both until this time of day. */
export function TodayPanel({ report: { today, lastWeek, byHour } }: { report: TodayReport }) {
  return (
    <div className={classes['today']}>
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">Until this time of day</th>
            <th scope="col" className={table['right']}>
              Today
            </th>
            <th scope="col" className={table['right']}>
              A week ago
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map(([label, read]) => (
            <tr key={label}>
              <td>{label}</td>
              <td className={table['right']}>{read(today)}</td>
              <td className={table['right']}>{read(lastWeek)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <HoursPlot byHour={byHour} />
    </div>
  );
}
