import type { AuditEntry } from '@honey/protocol/audit';
import { formatClock, formatDay, formatExactTime } from '@honey/ui/duration';
import { useNow } from '@honey/ui/use-now';
import { ConversationLink } from '../../shared/conversation-link.tsx';
import classes from '../../shared/table.module.css';
import { actorOf, deedOf, detailsOf, subjectOf } from './record-words.ts';
import own from './record.module.css';

export function RecordTable({ entries }: { entries: readonly AuditEntry[] }) {
  const now = useNow(60_000);
  return (
    <div className={classes['scroll']} data-tall tabIndex={0} role="region" aria-label="Table of entries">
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col">Whom</th>
            <th scope="col">Details</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>
                <time dateTime={entry.at} title={formatExactTime(entry.at)}>
                  {formatDay(entry.at, now)}, {formatClock(entry.at)}
                </time>
              </td>
              <td className={classes['name']}>{actorOf(entry)}</td>
              <td>{deedOf(entry)}</td>
              <td className={classes['name']}>
                <Whom entry={entry} />
              </td>
              <td className={own['details']}>{detailsOf(entry).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Whom({ entry }: { entry: AuditEntry }) {
  const subject = subjectOf(entry);
  switch (subject.kind) {
    case 'none':
      return null;
    case 'words':
      return <span title={subject.title}>{subject.text}</span>;
    case 'conversation':
      return <ConversationLink conversationId={subject.conversationId} userId={null} />;
  }
}
