import { EmptyState } from '@honey/ui/empty-state';
import { Loaded } from '../../shared/loaded.tsx';
import { Panel } from '../../shared/panel.tsx';
import { useToday } from '../reports/report-queries.ts';
import { measures } from './measures.ts';
import { TrendPlot } from './trend-plot.tsx';
import { isEmpty } from './trend-series.ts';
import { TrendTable } from './trend-table.tsx';
import classes from './trend.module.css';

/** Today against last week: a plot for each of what is measured. */
export function TrendPanel({ className }: { className?: string | undefined }) {
  const today = useToday();
  return (
    <Panel
      title="Today against last week"
      className={[today.isPending && classes['loading'], className].filter(Boolean).join(' ')}
      aside={<Legend />}
    >
      <Loaded query={today} failure="The days could not be loaded">
        {(report) =>
          measures.every((measure) => isEmpty(report.days, measure)) ? (
            <EmptyState title="Nothing to compare yet">
              The days appear here as soon as somebody asks for a person.
            </EmptyState>
          ) : (
            <div className={classes['plots']}>
              {measures.map((measure) => (
                <TrendPlot key={measure.name} report={report} measure={measure} />
              ))}
              <TrendTable days={report.days} />
            </div>
          )
        }
      </Loaded>
    </Panel>
  );
}

function Legend() {
  return (
    <div className={classes['legend']} aria-hidden="true">
      <span data-key="day">a day</span>
      <span data-key="today">today so far</span>
      <span data-key="before">a week ago by this time</span>
    </div>
  );
}
