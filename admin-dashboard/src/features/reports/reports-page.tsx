import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Loaded } from '../../shared/loaded.tsx';
import { PageHead } from '../../shared/page-head.tsx';
import { Panel } from '../../shared/panel.tsx';
import { useTitle } from '../../shared/use-title.ts';
import { useReport, useSaveCsv, useToday, type Wanted } from './report-queries.ts';
import { ReportTable } from './report-table.tsx';
import { dayBefore, forecastText } from './report-words.ts';
import classes from './reports.module.css';
import { TodayPanel } from './today-panel.tsx';

/** The first span that is shown: this day and so many before. */
const DAYS_BEFORE = 13;

/** How it goes: today against a week ago, by day and agent, and how good the estimates were. */
export function ReportsPage() {
  const [wanted, setWanted] = useState<Wanted>(() => {
    const now = Date.now();
    return { from: dayBefore(now, DAYS_BEFORE), to: dayBefore(now, 0), by: 'day' };
  });
  const today = useToday();
  const report = useReport(wanted);
  useTitle('Reports');
  return (
    <div className={classes['page']}>
      <PageHead title="Reports">How many ask, how long they wait, and how good the estimates are.</PageHead>
      <Panel title="Today">
        <Loaded query={today} failure="Today’s figures could not be loaded">
          {(data) => <TodayPanel report={data} />}
        </Loaded>
      </Panel>
      <Panel title="Day by day" aside={report.data ? `Days of ${report.data.timezone}` : null}>
        <div>
          <Choices wanted={wanted} onChange={setWanted} />
          <Loaded query={report} failure="The report could not be loaded">
            {(data) => <ReportTable report={data} by={wanted.by} />}
          </Loaded>
        </div>
      </Panel>
      <Panel title="The estimate against what happened">
        <Loaded query={report} failure="The estimates could not be loaded">
          {({ forecast }) => <p className={classes['forecast']}>{forecastText(forecast)}</p>}
        </Loaded>
      </Panel>
    </div>
  );
}

function Choices({ wanted, onChange }: { wanted: Wanted; onChange: (wanted: Wanted) => void }) {
  const save = useSaveCsv();
  return (
    <div className={classes['choices']}>
      <TextInput
        type="date"
        label="From"
        value={wanted.from}
        max={wanted.to}
        onChange={(event) => {
          const from = event.currentTarget.value;
          if (from !== '' && from <= wanted.to) onChange({ ...wanted, from });
        }}
      />
      <TextInput
        type="date"
        label="To"
        value={wanted.to}
        min={wanted.from}
        onChange={(event) => {
          const to = event.currentTarget.value;
          if (to >= wanted.from) onChange({ ...wanted, to });
        }}
      />
      <SegmentedControl
        aria-label="Rows"
        data={[
          { value: 'day', label: 'By day' },
          { value: 'agent', label: 'By agent' },
        ]}
        value={wanted.by}
        onChange={(by) => {
          onChange({ ...wanted, by });
        }}
      />
      <Button
        variant="default"
        loading={save.isPending}
        onClick={() => {
          save.mutate(wanted);
        }}
      >
        Save as CSV
      </Button>
    </div>
  );
}
