import { MAX_TEXT_CHARACTERS } from '@honey/protocol/limits';
import type { Note } from '@honey/protocol/rest-desk';
import { formatClock, formatExactTime } from '@honey/ui/duration';
import { failureText } from '@honey/ui/failure-text';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Loaded } from '../../shared/loaded.tsx';
import { Panel } from '../../shared/panel.tsx';
import classes from './notes.module.css';
import { useAddNote, useNotes } from './use-notes.ts';

interface NotesPanelProps {
  conversationId: string;
  /** Whose screen shows a note at once; null when nobody has the chat. */
  agentName: string | null;
}

/** What the team writes to itself beside a conversation, and where an admin whispers to its agent. */
export function NotesPanel({ conversationId, agentName }: NotesPanelProps) {
  const notes = useNotes(conversationId);
  return (
    <Panel title="Notes of the team">
      <div className={classes['notes']}>
        <Loaded query={notes} failure="The notes could not be loaded">
          {(list) => <NoteList notes={list} />}
        </Loaded>
        <NoteForm conversationId={conversationId} agentName={agentName} />
      </div>
    </Panel>
  );
}

function NoteList({ notes }: { notes: readonly Note[] }) {
  if (notes.length === 0) return <p className={classes['dim']}>Nobody has written one yet.</p>;
  return (
    <ul className={classes['list']} aria-label="Notes of the team" aria-live="polite">
      {notes.map(({ noteId, authorName, createdAt, text }) => (
        <li key={noteId}>
          <span className={classes['dim']}>
            <strong>{authorName}</strong> ·{' '}
            <time dateTime={createdAt} title={formatExactTime(createdAt)}>
              {formatClock(createdAt)}
            </time>
          </span>
          <p dir="auto">{text}</p>
        </li>
      ))}
    </ul>
  );
}

function NoteForm({ conversationId, agentName }: NotesPanelProps) {
  const [text, setText] = useState('');
  const add = useAddNote(conversationId, () => {
    setText('');
  });
  const words = text.trim();
  const isTooLong = [...words].length > MAX_TEXT_CHARACTERS;
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (words !== '' && !isTooLong) add.mutate(words);
      }}
    >
      <Textarea
        label={agentName === null ? 'Note for the team' : `Whisper to ${agentName}`}
        description={
          agentName === null
            ? 'Whoever gets this chat sees it. The customer never does.'
            : `${agentName} sees it at once, with your name. The customer never does.`
        }
        autosize
        minRows={2}
        maxRows={8}
        dir="auto"
        value={text}
        error={isTooLong ? `At most ${MAX_TEXT_CHARACTERS.toLocaleString('en')} characters.` : null}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <p role="status" className={classes['failed']}>
        {add.isError ? `The note was not kept. ${failureText(add.error)}` : ''}
      </p>
      <Button type="submit" variant="default" loading={add.isPending} disabled={words === '' || isTooLong}>
        {agentName === null ? 'Save note' : 'Whisper'}
      </Button>
    </form>
  );
}
