import type { TraceNotice } from '@honey/protocol/trace';
import { EmptyState } from '@honey/ui/empty-state';
import { formatExactTime } from '@honey/ui/duration';
import table from '../../shared/table.module.css';
import { acknowledged, delivered, type NoticeState, noticeTitle, sent } from './notice-words.ts';
import { preciseClock } from './trace-words.ts';

/** Each notice to an agent: when it was sent, when a screen had it, and when the agent took note of it. */
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
            <th scope="col">Delivered</th>
            <th scope="col">Acknowledged</th>
            <th scope="col" className={table['right']}>
              Retries
            </th>
            <th scope="col">Node</th>
          </tr>
        </thead>
        <tbody>
          {notices.map((notice) => (
            <tr key={notice.notificationId}>
              <td>
                {noticeTitle(notice)}
                <time className={table['why']} dateTime={notice.createdAt} title={formatExactTime(notice.createdAt)}>
                  {preciseClock(notice.createdAt)}
                </time>
              </td>
              <td className={table['name']}>{notice.agent.agentName}</td>
              <State {...sent(notice)} />
              <State {...delivered(notice)} />
              <State {...acknowledged(notice)} />
              <td className={table['right']}>{notice.retries}</td>
              <td className={table['dim']}>{notice.deliveredTo ?? notice.sentBy ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function State({ at, words }: NoticeState) {
  if (at === null) return <td className={table['dim']}>{words}</td>;
  return (
    <td>
      <time dateTime={at} title={formatExactTime(at)}>
        {words}
      </time>
    </td>
  );
}
