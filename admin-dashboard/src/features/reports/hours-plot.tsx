import type { TodayReport } from '@honey/protocol/reports';
import { lazy, Suspense, useState } from 'react';
import { HoursTable } from './hours-table.tsx';
import { clock } from './report-words.ts';
import classes from './reports.module.css';

// Few pages have a plot, so what draws it comes when one is looked at.
const HoursCanvas = lazy(() =>
  import('./hours-canvas.tsx').then(
    (module) => ({ default: module.HoursCanvas }),
    () => ({ default: NoCanvas }),
  ),
);

/** Who asked for a person, hour by hour: today before last week's same day. */
export function HoursPlot({ byHour }: Pick<TodayReport, 'byHour'>) {
  const [pointed, setPointed] = useState<number | null>(null);
  const row = byHour.find(({ hour }) => hour === pointed);
  return (
    <figure className={classes['plot']}>
      <figcaption>
        <span>Asked for a person, by hour</span>
        <span className={classes['key']}>Today</span>
        <span className={classes['key']} data-before>
          A week ago
        </span>
        <span className={classes['pointed']} aria-hidden="true">
          {row ? `${clock(row.hour)}: ${String(row.today)} today, ${String(row.lastWeek)} a week ago` : null}
        </span>
      </figcaption>
      <div className={classes['canvas']} aria-hidden="true">
        <Suspense fallback={null}>
          <HoursCanvas byHour={byHour} onPoint={setPointed} />
        </Suspense>
      </div>
      <HoursTable byHour={byHour} />
    </figure>
  );
}

function NoCanvas() {
  return <p>The plot could not be loaded. Reload the page to try again.</p>;
}
