import type { Metrics } from '@honey/protocol/rest';
import { formatClock, formatExactDuration, formatExactTime } from '@honey/ui/duration';
import { EmptyState } from '@honey/ui/empty-state';
import { ConversationLink } from '../../shared/conversation-link.tsx';
import classes from '../../shared/table.module.css';

interface RecentListProps {
  assignments: Metrics['recentAssignments'];
}

/** Who got whom, after how long, newest first. */
export function RecentList({ assignments }: RecentListProps) {
  if (assignments.length === 0) {
    return <EmptyState title="No assignments yet">The first one appears here the moment it is made.</EmptyState>;
  }
  return (
    <div className={classes['scroll']} role="region" aria-label="Recent assignments, table" tabIndex={0}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">Customer</th>
            <th scope="col">Agent</th>
            <th scope="col">Waited</th>
            <th scope="col" className={classes['right']}>
              At
            </th>
          </tr>
        </thead>
        <tbody>
          {assignments.map((one) => (
            <tr key={`${one.conversationId} ${one.assignedAt}`}>
              <td>
                <ConversationLink conversationId={one.conversationId} userId={one.userId} />
              </td>
              <td className={classes['name']}>{one.agentName}</td>
              <td>{one.waitedSeconds === 0 ? 'No wait' : formatExactDuration(one.waitedSeconds)}</td>
              <td className={classes['right']}>
                <time dateTime={one.assignedAt} title={formatExactTime(one.assignedAt)}>
                  {formatClock(one.assignedAt)}
                </time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
