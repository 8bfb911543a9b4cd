import type { DayRow } from '@honey/protocol/reports';
import { formatMs } from '../reports/report-words.ts';
import { measures } from './measures.ts';
import { dayName } from './trend-series.ts';

/** The plots for those who do not see them. */
export function TrendTable({ days }: { days: readonly DayRow[] }) {
  return (
    <div className="honey-visually-hidden">
      <table>
        <caption>The days from a week ago to today</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            {measures.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">9 in 10 waited less than</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day, place) => (
            <tr key={day.day}>
              <th scope="row">{place === days.length - 1 ? 'Today so far' : dayName(day)}</th>
              {measures.map(({ name, say }) => (
                <td key={name}>{say(day)}</td>
              ))}
              <td>{formatMs(day.p90WaitMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
