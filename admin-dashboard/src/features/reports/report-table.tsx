import type { AgentRow, DayRow, Report } from '@honey/protocol/reports';
import { EmptyState } from '@honey/ui/empty-state';
import table from '../../shared/table.module.css';
import { abandonment, formatMs, ratingText } from './report-words.ts';

type Column<Row> = readonly [string, (row: Row) => string];

const dayColumns: readonly Column<DayRow>[] = [
  ['Asked', ({ escalated }) => String(escalated)],
  ['Got an agent', ({ assigned }) => String(assigned)],
  ['Gave up', abandonment],
  ['Median wait', ({ medianWaitMs }) => formatMs(medianWaitMs)],
  ['9 in 10 within', ({ p90WaitMs }) => formatMs(p90WaitMs)],
  ['Median chat', ({ medianHandleMs }) => formatMs(medianHandleMs)],
  ['Rating', ratingText],
];

const agentColumns: readonly Column<AgentRow>[] = [
  ['Chats', ({ assigned }) => String(assigned)],
  ['Closed', ({ closed }) => String(closed)],
  ['Passed on', ({ passedOn }) => String(passedOn)],
  ['Median wait', ({ medianWaitMs }) => formatMs(medianWaitMs)],
  ['Median chat', ({ medianHandleMs }) => formatMs(medianHandleMs)],
];

/** One row a day, the latest first, or one an agent. */
export function ReportTable({ report, by }: { report: Report; by: 'day' | 'agent' }) {
  if (by === 'day') {
    const rows = report.days.map((row) => ({ key: row.day, head: row.day, row })).reverse();
    return <Rows name="Day" rows={rows} columns={dayColumns} />;
  }
  const rows = report.agents.map((row) => ({ key: row.agentId, head: row.agentName, row }));
  return <Rows name="Agent" rows={rows} columns={agentColumns} />;
}

interface RowsProps<Row> {
  name: string;
  rows: readonly { key: string; head: string; row: Row }[];
  columns: readonly Column<Row>[];
}

function Rows<Row>({ name, rows, columns }: RowsProps<Row>) {
  if (rows.length === 0)
    return <EmptyState title="Nothing in these days">Choose other days to see their chats.</EmptyState>;
  return (
    <div className={table['scroll']} role="region" aria-label="Report, table" tabIndex={0}>
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            {columns.map(([label]) => (
              <th key={label} scope="col" className={table['right']}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, head, row }) => (
            <tr key={key}>
              <td className={table['name']}>{head}</td>
              {columns.map(([label, read]) => (
                <td key={label} className={table['right']}>
                  {read(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
