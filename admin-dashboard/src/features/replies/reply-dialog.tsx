import { MAX_TEXT_CHARACTERS } from '@honey/protocol/limits';
import type { CannedReply } from '@honey/protocol/rest-desk';
import { Alert, Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../shared/dialog.tsx';
import { replyErrors } from './reply-errors.ts';
import { useDeleteReply, useSaveReply } from './use-replies.ts';

/** A reply, one that is to be, or none. */
export type Edited = CannedReply | 'new' | null;

interface ReplyDialogProps {
  edited: Edited;
  onClose: () => void;
}

export function ReplyDialog({ edited, onClose }: ReplyDialogProps) {
  return (
    <Dialog opened={edited !== null} onClose={onClose} title={edited === 'new' ? 'Add a reply' : 'Change a reply'}>
      {edited === null ? null : <ReplyForm reply={edited === 'new' ? null : edited} onClose={onClose} />}
    </Dialog>
  );
}

function ReplyForm({ reply, onClose }: { reply: CannedReply | null; onClose: () => void }) {
  const [shortcut, setShortcut] = useState(reply?.shortcut ?? '');
  const [title, setTitle] = useState(reply?.title ?? '');
  const [text, setText] = useState(reply?.text ?? '');
  const [isSure, setSure] = useState(false);
  const save = useSaveReply(reply?.id ?? null, onClose);
  const remove = useDeleteReply(onClose);
  const errors = replyErrors(save.error ?? remove.error);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ shortcut: shortcut.trim(), title: title.trim(), text: text.trim() });
      }}
    >
      <Stack gap="md">
        {errors['rest'] === undefined ? null : (
          <Alert color="alert" variant="outline" role="alert">
            {errors['rest']}
          </Alert>
        )}
        <TextInput
          label="Shortcut"
          description="What agents type after the slash: small letters, digits and hyphens."
          leftSection="/"
          required
          withAsterisk={false}
          maxLength={30}
          data-autofocus
          autoComplete="off"
          value={shortcut}
          error={errors['shortcut']}
          onChange={(event) => {
            setShortcut(event.currentTarget.value);
          }}
        />
        <TextInput
          label="Title"
          required
          withAsterisk={false}
          maxLength={100}
          autoComplete="off"
          value={title}
          error={errors['title']}
          onChange={(event) => {
            setTitle(event.currentTarget.value);
          }}
        />
        <Textarea
          label="Text"
          description="{{customer}}, {{agent}} and {{topic}} are filled in. Agents read it before it is sent."
          required
          withAsterisk={false}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={MAX_TEXT_CHARACTERS}
          dir="auto"
          value={text}
          error={errors['text']}
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
        />
        <Group justify="space-between" gap="xs">
          {reply === null ? (
            <span />
          ) : (
            <Button
              variant="subtle"
              color="alert"
              loading={remove.isPending}
              onClick={() => {
                if (isSure) remove.mutate(reply.id);
                else setSure(true);
              }}
            >
              {isSure ? 'Delete it for everybody' : 'Delete'}
            </Button>
          )}
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={save.isPending}>
              Save
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}
