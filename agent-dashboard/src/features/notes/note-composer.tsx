import { MAX_TEXT_CHARACTERS } from '@honey/protocol/limits';
import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useDesk } from '../desk/desk-context.ts';
import classes from './notes.module.css';
import { useAddNote } from './use-notes.ts';

interface NoteComposerProps {
  conversationId: string;
  onKept: () => void;
}

/** Where the agent writes to the team. It looks unlike the field for customers, and its button says another word. */
export const NoteComposer = ({ conversationId, onKept }: NoteComposerProps) => {
  const { drafts } = useDesk();
  const field = useRef<HTMLTextAreaElement>(null);
  const draftKey = `note:${conversationId}`;
  const text = useSyncExternalStore(drafts.subscribe, () => drafts.get(draftKey));
  const add = useAddNote(conversationId, () => {
    drafts.set(draftKey, '');
    onKept();
  });
  useEffect(() => {
    field.current?.focus();
  }, []);
  const isTooLong = [...text].length > MAX_TEXT_CHARACTERS;
  return (
    <form
      className={classes['composer']}
      aria-label="Write a private note"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '' && !isTooLong) add.mutate(text.trim());
      }}
    >
      <div className={classes['write']}>
        <Textarea
          ref={field}
          className={classes['field'] ?? ''}
          aria-label="Private note"
          aria-describedby="note-help"
          placeholder="Write a note for your team"
          autosize
          minRows={1}
          maxRows={8}
          size="md"
          dir="auto"
          value={text}
          error={isTooLong ? `At most ${String(MAX_TEXT_CHARACTERS)} characters.` : null}
          onChange={(event) => {
            drafts.set(draftKey, event.currentTarget.value);
          }}
        />
        <Button type="submit" size="md" color="leaf" loading={add.isPending} disabled={text.trim() === '' || isTooLong}>
          Save note
        </Button>
      </div>
      <p id="note-help" className={classes['help']}>
        Only your team sees this. The customer never does.
      </p>
    </form>
  );
};
