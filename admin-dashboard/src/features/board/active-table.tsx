import { Elapsed } from '@honey/ui/elapsed';
import { EmptyState } from '@honey/ui/empty-state';
import type { ActiveRow } from '../../shared/board-rows.ts';
import { ConversationLink } from '../../shared/conversation-link.tsx';
import classes from '../../shared/table.module.css';

/** The conversations that agents hold, newest first. */
export function ActiveTable({ rows }: { rows: readonly ActiveRow[] }) {
  if (rows.length === 0) {
    return (
      <EmptyState title="No conversations with an agent">They appear here as soon as somebody is assigned.</EmptyState>
    );
  }
  return (
    <div className={classes['scroll']} role="region" aria-label="Active conversations, table" tabIndex={0}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">Customer</th>
            <th scope="col">Topic</th>
            <th scope="col">Agent</th>
            <th scope="col" className={classes['right']}>
              Since
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.conversationId}>
              <td>
                <ConversationLink conversationId={row.conversationId} userId={row.userId} />
              </td>
              <td className={classes['topic']} title={row.topic ?? undefined}>
                {row.topic ?? <span className={classes['dim']}>Not chosen</span>}
              </td>
              <td className={classes['name']}>{row.agentName}</td>
              <td className={classes['right']}>
                {row.assignedAt === null ? null : <Elapsed since={row.assignedAt} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
