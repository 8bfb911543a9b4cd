import type { Conversation } from '@honey/protocol/entities';
import {
  formatClock,
  formatDay,
  formatDuration,
  formatExactDuration,
  formatExactTime,
  secondsSince,
} from '@honey/ui/duration';
import { useNow } from '@honey/ui/use-now';
import { CopyButton, UnstyledButton } from '@mantine/core';
import { shortId } from '@honey/ui/short-id';
import type { ReactNode } from 'react';
import { useAgent } from '../../shared/use-agent.ts';
import { TagsPanel } from '../tags/tags-panel.tsx';
import { useMyConversations } from '../chats/use-my-chats.ts';
import classes from './customer.module.css';
import { Earlier } from './earlier.tsx';
import { languageName } from './language-name.ts';
import { useEarlier } from './use-earlier.ts';

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className={classes['fact']}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const When = ({ at }: { at: string }) => (
  <time dateTime={at} title={formatExactTime(at)}>
    {formatDay(at, useNow(60_000))}, {formatClock(at)}
  </time>
);

/** From the wish for a person to the hand-over; for chats that the list no longer has. */
const waitedSeconds = ({ escalatedAt, assignedAt }: Conversation): number | null =>
  escalatedAt === null || assignedAt === null ? null : secondsSince(escalatedAt, Date.parse(assignedAt));

/** What is known about the customer and how they came here. There is no name, unless the site has signed one. */
export const CustomerCard = ({ conversation }: { conversation: Conversation }) => {
  const { data } = useMyConversations();
  const agent = useAgent();
  const listed = data?.conversations.find((one) => one.conversationId === conversation.conversationId);
  const { leftMessage } = conversation;
  const isMine = conversation.assignedAgent?.agentId === agent.id;
  const site = useEarlier(conversation.conversationId, isMine).data?.site ?? null;
  const waited = listed?.waitedSeconds ?? waitedSeconds(conversation);
  return (
    <div className={classes['card']}>
      {listed === undefined || listed.summary === '' ? null : <p className={classes['summary']}>{listed.summary}</p>}
      <dl className={classes['facts']}>
        {site === null ? null : (
          <Fact name="Signed in on the site">
            <bdi>{site.name ?? 'Yes, without a name'}</bdi>
          </Fact>
        )}
        <Fact name="Chose">{conversation.topic ?? 'Nothing from the menu'}</Fact>
        {leftMessage === undefined ? null : (
          <>
            <Fact name="Left a message">
              <When at={leftMessage.leftAt} />
            </Fact>
            <Fact name="How to reach them">
              <bdi>{leftMessage.replyTo ?? 'Here, in this chat'}</bdi>
            </Fact>
          </>
        )}
        {waited === null ? null : (
          <Fact name="Waited">
            <span title={formatExactDuration(waited)}>{formatDuration(waited)}</span>
          </Fact>
        )}
        {conversation.escalatedAt === null ? null : (
          <Fact name="Asked for a person">
            <When at={conversation.escalatedAt} />
          </Fact>
        )}
        {conversation.escalationReason === null ? null : <Fact name="Reason">{conversation.escalationReason}</Fact>}
        {conversation.locale === null ? null : <Fact name="Language">{languageName(conversation.locale)}</Fact>}
        <Fact name="Number">
          <CopyButton value={conversation.userId}>
            {({ copied, copy }) => (
              <UnstyledButton className={classes['copy']} onClick={copy} title={conversation.userId}>
                {copied ? 'Copied' : shortId(conversation.userId)}
                <span className="honey-visually-hidden">, copy the whole number</span>
              </UnstyledButton>
            )}
          </CopyButton>
        </Fact>
      </dl>
      {isMine ? (
        <>
          <TagsPanel conversationId={conversation.conversationId} />
          <Earlier conversationId={conversation.conversationId} />
        </>
      ) : null}
      <p className={classes['privacy']}>
        {site === null ? 'People write here without a name. ' : null}Ask only for what you need to help.
      </p>
    </div>
  );
};
