import type { AdminAgent } from '@honey/protocol/entities';
import { formatClock, formatDay, formatExactTime } from '@honey/ui/duration';
import { EmptyState } from '@honey/ui/empty-state';
import { useNow } from '@honey/ui/use-now';
import { Button } from '@mantine/core';
import { byPresence, presence, presenceWords } from '../../shared/presence.ts';
import { PresenceShape } from '../../shared/presence-shape.tsx';
import classes from '../../shared/table.module.css';

interface AgentsTableProps {
  agents: readonly AdminAgent[];
  onAdd: () => void;
  onEdit: (agent: AdminAgent) => void;
  onInvite: (agent: AdminAgent) => void;
}

export function AgentsTable({ agents, onAdd, onEdit, onInvite }: AgentsTableProps) {
  const now = useNow(60_000);
  if (agents.length === 0) {
    return (
      <EmptyState title="There are no agents yet">
        <p>Nobody can be given a chat before you add somebody who answers.</p>
        <Button onClick={onAdd}>Add the first agent</Button>
      </EmptyState>
    );
  }
  return (
    <div className={classes['scroll']} data-tall>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">E-mail</th>
            <th scope="col">Now</th>
            <th scope="col">Chats</th>
            <th scope="col">Last assignment</th>
            <th scope="col">
              <span className="honey-visually-hidden">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {byPresence(agents).map((agent) => (
            <tr key={agent.id}>
              <th scope="row" className={classes['name']}>
                {agent.name}
              </th>
              <td>
                {agent.email}
                {agent.hasPassword ? null : <div className={classes['dim']}>No password yet</div>}
              </td>
              <td>
                <span className={classes['presence']} data-presence={presence(agent)}>
                  <PresenceShape presence={presence(agent)} />
                  {presenceWords[presence(agent)]}
                </span>
              </td>
              <td>
                {agent.currentChats} of {agent.maxChats}
              </td>
              <td>
                {agent.lastAssignedAt === null ? (
                  <span className={classes['dim']}>None yet</span>
                ) : (
                  <time dateTime={agent.lastAssignedAt} title={formatExactTime(agent.lastAssignedAt)}>
                    {formatDay(agent.lastAssignedAt, now)}, {formatClock(agent.lastAssignedAt)}
                  </time>
                )}
              </td>
              <td className={classes['right']}>
                {agent.disabled ? null : (
                  <Button
                    variant="default"
                    size="compact-sm"
                    mr="xs"
                    aria-label={`New link for ${agent.name}`}
                    onClick={() => {
                      onInvite(agent);
                    }}
                  >
                    New link
                  </Button>
                )}
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={`Change ${agent.name}`}
                  onClick={() => {
                    onEdit(agent);
                  }}
                >
                  Change
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
