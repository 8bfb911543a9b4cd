import { formatExactDuration, formatStopwatch } from '@honey/ui/duration';
import { EmptyState } from '@honey/ui/empty-state';
import { useNow } from '@honey/ui/use-now';
import { Button } from '@mantine/core';
import { type CSSProperties, useState } from 'react';
import { ConversationLink } from '../../shared/conversation-link.tsx';
import type { LineRow } from '../../shared/board-rows.ts';
import { waitedSeconds } from '../../shared/board-rows.ts';
import { EmptyLine } from './empty-pictures.tsx';
import { GiveDialog } from './give-dialog.tsx';
import { LevelShape } from './level-shape.tsx';
import classes from '../../shared/table.module.css';
import { PrioritySelect } from './priority-select.tsx';
import { whyWaitingText } from '../../shared/why-waiting.ts';
import { useFocusInLine } from './use-focus-in-line.ts';
import { OVERDUE_SECONDS, waitLevel } from './verdict.ts';

const levelWords = { long: 'Long', overdue: 'Too long' } as const;

/** Everybody in the line, next first. */
export function LineTable({ rows }: { rows: readonly LineRow[] }) {
  const now = useNow();
  const [given, setGiven] = useState<LineRow | null>(null);
  const focus = useFocusInLine(rows, given !== null);
  return (
    <>
      <div {...focus}>
        {rows.length === 0 ? (
          <EmptyState title="Nobody is waiting" picture={<EmptyLine />}>
            Whoever asks for a person and finds nobody free appears here at once.
          </EmptyState>
        ) : (
          <div className={classes['scroll']} role="region" aria-label="The line, table" tabIndex={0}>
            <table className={classes['table']}>
              <thead>
                <tr>
                  <th scope="col" className={classes['narrow']}>
                    Place
                  </th>
                  <th scope="col">Customer</th>
                  <th scope="col">Topic, and why still waiting</th>
                  <th scope="col">Priority</th>
                  <th scope="col" className={classes['right']}>
                    Estimate
                  </th>
                  <th scope="col" className={classes['right']}>
                    Waiting
                  </th>
                  <th scope="col">
                    <span className="honey-visually-hidden">Give to an agent</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <Row key={row.conversationId} row={row} now={now} onGive={setGiven} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
      <GiveDialog
        row={given}
        onClose={() => {
          setGiven(null);
        }}
      />
    </>
  );
}

interface RowProps {
  row: LineRow;
  now: number;
  onGive: (row: LineRow) => void;
}

function Row({ row, now, onGive }: RowProps) {
  const seconds = waitedSeconds(row, now);
  const level = waitLevel(seconds);
  const share: CSSProperties & Record<'--share', string> = {
    '--share': `${String(Math.min(100, (seconds / OVERDUE_SECONDS) * 100))}%`,
  };
  return (
    <tr data-level={level} data-conversation={row.conversationId}>
      <td className={classes['place']}>{row.position}</td>
      <td>
        <ConversationLink conversationId={row.conversationId} userId={row.userId} />
      </td>
      <td className={classes['topic']} title={row.topic ?? undefined}>
        {row.topic ?? <span className={classes['dim']}>Not chosen</span>}
        {row.why === null ? null : <span className={classes['why']}>{whyWaitingText(row.why, now)}</span>}
      </td>
      <td>{row.priority === null ? null : <PrioritySelect row={row} priority={row.priority} />}</td>
      <td className={classes['right']}>{row.estimatedWait === null ? null : `${String(row.estimatedWait)} min`}</td>
      <td className={classes['wait']} title={formatExactDuration(seconds)} style={share}>
        <span className={classes['waiting']}>
          {level === 'fine' ? null : (
            <span className={classes['level']}>
              <LevelShape level={level} size={14} />
              {levelWords[level]}
            </span>
          )}
          <span className={classes['clock']}>{formatStopwatch(seconds)}</span>
        </span>
        <span className={classes['bar']} aria-hidden="true" />
      </td>
      <td>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Give place ${String(row.position)} to an agent`}
          onClick={() => {
            onGive(row);
          }}
        >
          Give
        </Button>
      </td>
    </tr>
  );
}
