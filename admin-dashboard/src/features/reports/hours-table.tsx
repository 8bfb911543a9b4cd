import type { TodayReport } from '@honey/protocol/reports';
import { clock } from './report-words.ts';

/** The plot for those who do not see it; hours in which nobody asked are left out. */
export function HoursTable({ byHour }: Pick<TodayReport, 'byHour'>) {
  const busy = byHour.filter(({ today, lastWeek }) => today + lastWeek > 0);
  if (busy.length === 0) return <p className="honey-visually-hidden">Nobody asked for a person on either day.</p>;
  return (
    <div className="honey-visually-hidden">
      <table>
        <caption>Asked for a person, by hour</caption>
        <thead>
          <tr>
            <th scope="col">Hour</th>
            <th scope="col">Today</th>
            <th scope="col">A week ago</th>
          </tr>
        </thead>
        <tbody>
          {busy.map(({ hour, today, lastWeek }) => (
            <tr key={hour}>
              <th scope="row">{clock(hour)}</th>
              <td>{today}</td>
              <td>{lastWeek}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
