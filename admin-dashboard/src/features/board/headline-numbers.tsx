import type { AdminAgent } from '@honey/protocol/entities';
import type { Metrics } from '@honey/protocol/rest';
import { formatDuration, formatStopwatch } from '@honey/ui/duration';
import { useNow } from '@honey/ui/use-now';
import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { LineRow } from '../../shared/board-rows.ts';
import { waitedSeconds } from '../../shared/board-rows.ts';
import classes from './board.module.css';
import { waitLevel } from './verdict.ts';

interface HeadlineNumbersProps {
  line: readonly LineRow[] | undefined;
  agents: readonly AdminAgent[] | undefined;
  metrics: Metrics | undefined;
}

/** The four numbers to read from across the room; each leads to the list behind it. */
export function HeadlineNumbers({ line, agents, metrics }: HeadlineNumbersProps) {
  if (!line || !agents || !metrics) {
    return (
      <div className={classes['numbers']} role="status" aria-label="Loading the numbers">
        {['line', 'agents', 'active', 'today'].map((key) => (
          <Skeleton key={key} h={122} radius="lg" />
        ))}
      </div>
    );
  }
  const offered = agents.filter((agent) => agent.status === 'ONLINE' && agent.connected && !agent.disabled);
  const slots = offered.reduce((sum, agent) => sum + agent.maxChats, 0);
  const taken = offered.reduce((sum, agent) => sum + Math.min(agent.currentChats, agent.maxChats), 0);
  const { medianWaitSeconds, p90WaitSeconds, escalated } = metrics.today;
  return (
    <div className={classes['numbers']}>
      <WaitingNow line={line} length={metrics.queueLength} />
      <BigNumber
        href="#agents"
        label="Agents free"
        value={String(metrics.availableAgents)}
        note={`${String(metrics.busyAgents)} busy, ${String(metrics.onlineAgents)} of ${String(metrics.totalAgents)} online`}
      />
      <BigNumber
        href="#active"
        label="Active conversations"
        value={String(metrics.activeConversations)}
        note={slots > 0 ? `${String(slots - taken)} of ${String(slots)} slots free` : 'No slots are offered now'}
      />
      <BigNumber
        href="#today"
        label="Median wait today"
        value={medianWaitSeconds === null ? 'None yet' : shortWait(medianWaitSeconds)}
        note={
          p90WaitSeconds === null
            ? `${String(escalated)} asked for a person`
            : `9 in 10 within ${shortWait(p90WaitSeconds)}, ${String(escalated)} asked`
        }
      />
    </div>
  );
}

/** Under a minute the seconds matter: "0 s" is what an immediate answer looks like. */
function shortWait(seconds: number): string {
  return seconds < 60 ? `${String(seconds)} s` : formatDuration(seconds);
}

function WaitingNow({ line, length }: { line: readonly LineRow[]; length: number }) {
  const now = useNow();
  const longest = Math.max(0, ...line.map((row) => waitedSeconds(row, now)));
  const level = line.length === 0 ? 'fine' : waitLevel(longest);
  return (
    <BigNumber
      href="#line"
      label="Waiting now"
      value={String(length)}
      level={level}
      note={line.length === 0 ? 'The line is empty' : <>Longest wait {formatStopwatch(longest)}</>}
    />
  );
}

interface BigNumberProps {
  href: string;
  label: string;
  value: string;
  note: ReactNode;
  level?: string;
}

function BigNumber({ href, label, value, note, level }: BigNumberProps) {
  return (
    <a className={classes['number']} href={href} data-level={level}>
      <span className={classes['label']}>{label}</span>
      <span className={classes['value']} data-word={/^\d/.test(value) ? undefined : true}>
        {value}
      </span>
      <span className={classes['note']}>{note}</span>
    </a>
  );
}
