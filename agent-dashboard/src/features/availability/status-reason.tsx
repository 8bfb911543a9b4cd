import type { AgentStatus } from '@honey/protocol/states';
import { Button, Menu } from '@mantine/core';
import classes from './availability.module.css';
import { useSetStatus } from './use-me.ts';

interface Choice {
  status: AgentStatus;
  words: string;
}

/** What people say when they take no chats. */
const choices: readonly Choice[] = [
  { status: 'AWAY', words: 'Finish my chats, no new ones' },
  { status: 'AWAY', words: 'Short break' },
  { status: 'AWAY', words: 'Meal' },
  { status: 'AWAY', words: 'Training or meeting' },
  { status: 'OFFLINE', words: 'End of my shift' },
];

interface StatusReasonProps {
  status: AgentStatus;
  reason: string | null;
}

/** Why no chats come, and the ways to say so in one step. */
export const StatusReason = ({ status, reason }: StatusReasonProps) => {
  const setStatus = useSetStatus();
  return (
    <Menu position="bottom-start" withinPortal={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          maw={220}
          title={reason ?? undefined}
          rightSection={<span aria-hidden="true">▾</span>}
        >
          <span className={classes['reason']}>{status === 'ONLINE' ? 'Take a break' : (reason ?? 'Say why')}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ status: next, words }) => (
          <Menu.Item
            key={words}
            onClick={() => {
              setStatus.mutate({ status: next, reason: words });
            }}
          >
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
