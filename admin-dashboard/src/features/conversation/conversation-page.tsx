import { ApiError } from '@honey/client/api-error';
import type { Conversation } from '@honey/protocol/entities';
import { EmptyState } from '@honey/ui/empty-state';
import { shortId } from '@honey/ui/short-id';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { NotesPanel } from '../notes/notes-panel.tsx';
import { PersonalDataPanel } from '../privacy/personal-data-panel.tsx';
import { useState } from 'react';
import { useWatch } from '../../shared/board-link.ts';
import { Loaded } from '../../shared/loaded.tsx';
import { Panel } from '../../shared/panel.tsx';
import { useTitle } from '../../shared/use-title.ts';
import classes from './conversation.module.css';
import { ConversationFacts } from './conversation-facts.tsx';
import { useConversation, useTags, useTimeline } from './conversation-queries.ts';
import { ReassignDialog } from './reassign-dialog.tsx';
import { StatusWord } from './status-word.tsx';
import { TakeOverButton } from './take-over-button.tsx';
import { Timeline } from './timeline.tsx';

/** One conversation to read: what was said, and how it came to an agent. */
export function ConversationPage({ conversationId }: { conversationId: string }) {
  const conversation = useConversation(conversationId);
  const timeline = useTimeline(conversationId);
  const tags = useTags(conversationId);
  const [isGiving, setGiving] = useState(false);
  useWatch(conversationId);
  const facts = conversation.data;
  useTitle(facts ? `Customer ${shortId(facts.userId)}` : 'Conversation');
  const isMissing = conversation.error instanceof ApiError && conversation.error.code === 'NOT_FOUND';
  return (
    <div className={classes['page']}>
      <div className={classes['head']}>
        <Link to="/" className={classes['back']}>
          <span aria-hidden="true">← </span>Back to the board
        </Link>
        <h1 className={classes['title']}>{facts ? `Customer ${shortId(facts.userId)}` : 'Conversation'}</h1>
        {facts ? <StatusWord status={facts.status} /> : null}
        {facts && (facts.escalatedAt ?? facts.leftMessage) ? (
          <Link to="/conversations/$conversationId/trace" params={{ conversationId }}>
            How it came to an agent
          </Link>
        ) : null}
        {facts?.status === 'AGENT_ASSIGNED' ? (
          <>
            <TakeOverButton conversation={facts} />
            <Button
              variant="default"
              size="xs"
              onClick={() => {
                setGiving(true);
              }}
            >
              Give to somebody else
            </Button>
            <ReassignDialog
              conversation={facts}
              opened={isGiving}
              onClose={() => {
                setGiving(false);
              }}
            />
          </>
        ) : null}
      </div>
      {isMissing ? (
        <EmptyState title="There is no such conversation">
          The address may be incomplete. The board lists those that are going on.
        </EmptyState>
      ) : (
        <div className={classes['columns']}>
          <Panel title="What was said" className={classes['said']} aside="Live, read only">
            <Loaded query={timeline} failure="The messages could not be loaded">
              {(messages) => <Timeline messages={messages} />}
            </Loaded>
          </Panel>
          <div className={classes['aside']}>
            <Panel title="How it went">
              <Loaded query={conversation} failure="The conversation could not be loaded">
                {(data) => <ConversationFacts conversation={data} tags={tags} />}
              </Loaded>
            </Panel>
            <NotesPanel conversationId={conversationId} agentName={readerOf(facts)} />
            {facts ? <PersonalDataPanel userId={facts.userId} /> : null}
          </div>
        </div>
      )}
    </div>
  );
}

/** Whose screen shows a note at once. */
function readerOf(conversation: Conversation | undefined): string | null {
  return conversation?.status === 'AGENT_ASSIGNED' ? (conversation.assignedAgent?.agentName ?? null) : null;
}
