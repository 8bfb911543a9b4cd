import type { EarlierAnswer } from '@honey/protocol/rest-desk';
import { formatClock, formatDay, formatExactTime } from '@honey/ui/duration';
import { useNow } from '@honey/ui/use-now';
import { Link } from '@tanstack/react-router';
import classes from './customer.module.css';
import { useEarlier } from './use-earlier.ts';

const countWords = (count: number): string =>
  count === 0 ? 'This is the first.' : count === 1 ? 'One before this.' : `${String(count)} before this.`;

const When = ({ at }: { at: string }) => (
  <time dateTime={at} title={formatExactTime(at)}>
    {formatDay(at, useNow(60_000))}, {formatClock(at)}
  </time>
);

const List = ({ conversations }: Pick<EarlierAnswer, 'conversations'>) => (
  <ul className={classes['earlier']}>
    {conversations.map(({ conversationId, createdAt, topic }) => (
      <li key={`${createdAt} ${conversationId ?? ''}`}>
        {conversationId === null ? (
          <When at={createdAt} />
        ) : (
          <Link to="/chats/$conversationId" params={{ conversationId }}>
            <When at={createdAt} />
          </Link>
        )}
        {topic === null ? null : <span> · {topic}</span>}
      </li>
    ))}
  </ul>
);

/** The same customer's conversations before this one: how many and when. Only the agent's own can be opened. */
export const Earlier = ({ conversationId }: { conversationId: string }) => {
  const { data } = useEarlier(conversationId);
  if (data === undefined) return null;
  return (
    <section aria-label="Earlier conversations">
      <h3 className={classes['subtitle']}>Earlier conversations</h3>
      <p className={classes['privacy']}>
        {countWords(data.count)}
        {data.conversations.some((one) => one.conversationId === null) ? ' You can open those that were yours.' : ''}
      </p>
      <List conversations={data.conversations} />
    </section>
  );
};
