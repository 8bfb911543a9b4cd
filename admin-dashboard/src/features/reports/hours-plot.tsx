import type { TodayReport } from '@honey/protocol/reports';
import classes from './reports.module.css';

const WIDTH = 720;
const HEIGHT = 180;
const COLUMN = WIDTH / 24;
const BAR = 11;

/** Who asked for a person, hour by hour: today before last week's same day. */
export function HoursPlot({ byHour }: Pick<TodayReport, 'byHour'>) {
  const most = Math.max(1, ...byHour.map(({ today, lastWeek }) => Math.max(today, lastWeek)));
  const tall = (count: number) => (count / most) * HEIGHT;
  return (
    <figure className={classes['plot']}>
      <figcaption>
        <span>Asked for a person, by hour. The tallest is {most}.</span>
        <span className={classes['key']}>Today</span>
        <span className={classes['key']} data-before>
          A week ago
        </span>
      </figcaption>
      <svg viewBox={`0 -4 ${String(WIDTH)} ${String(HEIGHT + 22)}`} preserveAspectRatio="none" role="img">
        <title>{spoken(byHour)}</title>
        <line className={classes['base']} x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        {byHour.map(({ hour, today, lastWeek }) => (
          <g key={hour} transform={`translate(${String(hour * COLUMN)} 0)`}>
            <rect
              className={classes['before']}
              x={3 + BAR}
              y={HEIGHT - tall(lastWeek)}
              width={BAR}
              height={tall(lastWeek)}
            />
            <rect className={classes['now']} x={3} y={HEIGHT - tall(today)} width={BAR} height={tall(today)} />
            {hour % 3 === 0 ? (
              <text className={classes['axis']} x={3} y={HEIGHT + 14}>
                {hour}
              </text>
            ) : null}
          </g>
        ))}
      </svg>
    </figure>
  );
}

/** The plot for those who do not see it. */
function spoken(byHour: TodayReport['byHour']): string {
  const busy = byHour.filter(({ today, lastWeek }) => today + lastWeek > 0);
  if (busy.length === 0) return 'Nobody asked for a person on either day.';
  return busy
    .map(({ hour, today, lastWeek }) => `${String(hour)}:00, ${String(today)} today, ${String(lastWeek)} a week ago`)
    .join('; ');
}
