import { agentStatuses } from '@honey/protocol/states';
import type { AgentStatus } from '@honey/protocol/states';
import { SegmentedControl } from '@mantine/core';
import { statusWords } from '../../shared/agent-status.ts';
import { StatusShape } from './status-shape.tsx';
import classes from './availability.module.css';
import { useSetStatus } from './use-me.ts';

/** Online, away or offline. */
export const StatusSwitch = ({ status }: { status: AgentStatus }) => {
  const setStatus = useSetStatus();
  return (
    <SegmentedControl
      aria-label="Your status"
      size="sm"
      value={status}
      onChange={(next) => {
        setStatus.mutate({ status: next });
      }}
      data={agentStatuses.map((value) => ({
        value,
        label: (
          <span className={classes['option']} title={statusWords[value].meaning}>
            <StatusShape status={value} />
            {statusWords[value].word}
          </span>
        ),
      }))}
    />
  );
};
