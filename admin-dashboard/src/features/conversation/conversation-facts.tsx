import type { Conversation } from '@honey/protocol/entities';
import { formatClock, formatDay, formatExactDuration, formatExactTime } from '@honey/ui/duration';
import { useNow } from '@honey/ui/use-now';
import type { ReactNode } from 'react';
import classes from './conversation.module.css';

/** Who, what about, and when which step was taken. */
export function ConversationFacts({ conversation, tags }: { conversation: Conversation; tags: readonly string[] }) {
  const { escalatedAt, assignedAt, closedAt } = conversation;
  const rows: readonly (readonly [string, ReactNode])[] = [
    ['Topic', conversation.topic ?? 'Not chosen'],
    ['Language', languageName(conversation.locale)],
    ['Agent', conversation.assignedAgent?.agentName ?? 'None'],
    ['Reason', conversation.escalationReason ?? 'Not handed over'],
    ['Begun', <At key="begun" time={conversation.createdAt} />],
    ['Asked for a person', escalatedAt === null ? 'Not yet' : <At key="asked" time={escalatedAt} />],
    ['Assigned', assignedAt === null ? 'Not yet' : <At key="assigned" time={assignedAt} />],
    ['Waited', waited(escalatedAt, assignedAt)],
    ['Closed', closedAt === null ? 'Not yet' : <At key="closed" time={closedAt} />],
    ...(conversation.outcome === null ? [] : ([['Outcome', conversation.outcome]] as const)),
    ...(tags.length === 0 ? [] : ([['Tags', tags.join(' · ')]] as const)),
    ['Customer', <code key="user">{conversation.userId}</code>],
    ['Conversation', <code key="conversation">{conversation.conversationId}</code>],
  ];
  return (
    <dl className={classes['facts']}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function waited(escalatedAt: string | null, assignedAt: string | null): string {
  if (escalatedAt === null || assignedAt === null) return 'Not known yet';
  const seconds = Math.max(0, (Date.parse(assignedAt) - Date.parse(escalatedAt)) / 1_000);
  return seconds < 1 ? 'No wait' : formatExactDuration(seconds);
}

/** `pt-BR` as one says it; the code itself when this browser knows no name for it. */
function languageName(locale: string | null): string {
  if (locale === null) return 'Not known';
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(locale) ?? locale;
  } catch {
    return locale;
  }
}

function At({ time }: { time: string }) {
  const now = useNow(60_000);
  return (
    <time dateTime={time} title={formatExactTime(time)}>
      {formatDay(time, now)}, {formatClock(time)}
    </time>
  );
}
