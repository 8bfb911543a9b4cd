import type { TodayReport } from '@honey/protocol/reports';
import { lazy, Suspense, useState } from 'react';
import type { Measure } from './measures.ts';
import { dayName, isEmpty } from './trend-series.ts';
import classes from './trend.module.css';

// The numbers are there before what draws them has come.
const TrendCanvas = lazy(() =>
  import('./trend-canvas.tsx').then(
    (module) => ({ default: module.TrendCanvas }),
    () => ({ default: NoCanvas }),
  ),
);

/** One measure: today's value beside that of a week ago, or that of the day under the pointer, and the days drawn. */
export function TrendPlot({ report, measure }: { report: TodayReport; measure: Measure }) {
  const [pointed, setPointed] = useState<number | null>(null);
  const { today, days } = report;
  const day = pointed === null ? undefined : days[pointed];
  return (
    <figure className={classes['plot']}>
      <figcaption>
        <span className={classes['name']}>{measure.name}</span>
        <span className={classes['values']}>
          <strong>{measure.say(day ?? today)}</strong> {day ? dayName(day) : `${before(report, measure)} a week ago`}
        </span>
        <span className={classes['note']} data-upper={measure.readUpper !== undefined || undefined}>
          {measure.note(day ?? today)}
        </span>
      </figcaption>
      {isEmpty(days, measure) ? (
        <p className={classes['nothing']}>{measure.nothing}</p>
      ) : (
        <div className={classes['canvas']} aria-hidden="true">
          <Suspense fallback={null}>
            <TrendCanvas report={report} measure={measure} onPoint={setPointed} />
          </Suspense>
        </div>
      )}
    </figure>
  );
}

function before({ lastWeek }: TodayReport, { read, say }: Measure): string {
  return read(lastWeek) === null ? 'none' : say(lastWeek);
}

function NoCanvas() {
  return <p>The plot could not be loaded. Reload the page to try again.</p>;
}
