import type { FoundTrace } from '@honey/protocol/trace';
import { EmptyState } from '@honey/ui/empty-state';
import { formatClock, formatDay, formatExactTime } from '@honey/ui/duration';
import { shortId } from '@honey/ui/short-id';
import { useNow } from '@honey/ui/use-now';
import { Link } from '@tanstack/react-router';
import table from '../../shared/table.module.css';
import { StatusWord } from '../conversation/status-word.tsx';
import { formatSpan } from './trace-words.ts';

/** Escalations to look into, each leading to its trace. */
export function TracesTable({ traces }: { traces: readonly FoundTrace[] }) {
  const now = useNow(60_000);
  if (traces.length === 0)
    return <EmptyState title="Nothing found">Whoever asks for a person appears here.</EmptyState>;
  return (
    <div className={table['scroll']} role="region" aria-label="Traces, table" tabIndex={0} data-tall>
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">Customer</th>
            <th scope="col">Asked</th>
            <th scope="col">Agent</th>
            <th scope="col">Now</th>
            <th scope="col" className={table['right']}>
              Took
            </th>
          </tr>
        </thead>
        <tbody>
          {traces.map(({ conversationId, userId, escalatedAt, agentName, status, tookMs }) => (
            <tr key={conversationId}>
              <td>
                <Link to="/conversations/$conversationId/trace" params={{ conversationId }}>
                  Customer {shortId(userId)}
                </Link>
              </td>
              <td>
                <time dateTime={escalatedAt} title={formatExactTime(escalatedAt)}>
                  {formatDay(escalatedAt, now)}, {formatClock(escalatedAt)}
                </time>
              </td>
              <td className={table['name']}>{agentName ?? <span className={table['dim']}>None yet</span>}</td>
              <td>
                <StatusWord status={status} />
              </td>
              <td className={table['right']}>{formatSpan(tookMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
