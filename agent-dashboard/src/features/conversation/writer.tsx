import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ReplyVariables } from '../canned/canned-text.ts';
import { NoteComposer } from '../notes/note-composer.tsx';
import { useCommand } from '../palette/commands.ts';
import { Composer } from './composer.tsx';
import classes from './conversation.module.css';

interface WriterProps {
  conversationId: string;
  /** Null when one may write to the customer; else why not. */
  blocked: string | null;
  variables: ReplyVariables;
  /** The chat is, or was last, this agent's. */
  mayNote: boolean;
  onSent: () => void;
}

/** Where the agent writes: to the customer, or to the team. It always begins with the customer. */
export const Writer = ({ conversationId, blocked, variables, mayNote, onSent }: WriterProps) => {
  const [isNote, setNote] = useState(false);
  useCommand(
    {
      id: 'note',
      words: 'Write a private note',
      run: () => {
        setNote(true);
      },
    },
    mayNote,
  );
  return (
    <div className={classes['writer']}>
      {mayNote ? (
        <SegmentedControl
          className={classes['modes'] ?? ''}
          size="xs"
          aria-label="What you write"
          value={isNote ? 'note' : 'message'}
          onChange={(mode) => {
            setNote(mode === 'note');
          }}
          data={[
            { value: 'message', label: 'To the customer' },
            { value: 'note', label: 'Private note' },
          ]}
        />
      ) : null}
      {isNote && mayNote ? (
        <NoteComposer
          conversationId={conversationId}
          onKept={() => {
            setNote(false);
            onSent();
          }}
        />
      ) : (
        <Composer conversationId={conversationId} blocked={blocked} variables={variables} onSent={onSent} />
      )}
    </div>
  );
};
