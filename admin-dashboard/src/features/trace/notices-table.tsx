import type { TraceNotice } from '@honey/protocol/trace';
import { EmptyState } from '@honey/ui/empty-state';
import { formatExactTime } from '@honey/ui/duration';
import table from '../../shared/table.module.css';
import { formatSpan } from './trace-words.ts';

const kinds: Readonly<Record<string, string>> = {
  NEW_CONVERSATION_ASSIGNED: 'New chat',
  CONVERSATION_CLOSED: 'Closed',
  CONVERSATION_TRANSFERRED: 'Handed over',
  CONVERSATION_REQUEUED: 'Back to the line',
};

/** Each notice to an agent: when it was sent, how often again, and when the screen had it. */
export function NoticesTable({ notices }: { notices: readonly TraceNotice[] }) {
  if (notices.length === 0)
    return <EmptyState title="No agent was told yet">Each notice to an agent appears here.</EmptyState>;
  return (
    <div className={table['scroll']} role="region" aria-label="Notices, table" tabIndex={0}>
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">Notice</th>
            <th scope="col">To</th>
            <th scope="col">Sent</th>
            <th scope="col" className={table['right']}>
              Retries
            </th>
            <th scope="col">On the screen</th>
            <th scope="col">Node</th>
          </tr>
        </thead>
        <tbody>
          {notices.map((notice) => (
            <tr key={notice.notificationId}>
              <td>{kinds[notice.type] ?? notice.type}</td>
              <td className={table['name']}>{notice.agent.agentName}</td>
              <td>{after(notice.createdAt, notice.sentAt) ?? 'Not known yet'}</td>
              <td className={table['right']}>{notice.retries}</td>
              <td>{delivered(notice)}</td>
              <td className={table['dim']}>{notice.deliveredTo ?? notice.sentBy ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function delivered({ createdAt, deliveredAt, settledAt }: TraceNotice) {
  if (settledAt !== null) return 'Not acknowledged; no longer needed';
  return after(createdAt, deliveredAt) ?? 'Not acknowledged yet';
}

function after(createdAt: string, at: string | null) {
  if (at === null) return null;
  return (
    <time dateTime={at} title={formatExactTime(at)}>
      after {formatSpan(Math.max(0, Date.parse(at) - Date.parse(createdAt)))}
    </time>
  );
}
