import { MAX_TEXT_CHARACTERS } from '@honey/protocol/limits';
import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { KeyboardEvent } from 'react';
import { CannedList } from '../canned/canned-list.tsx';
import type { ReplyVariables } from '../canned/canned-text.ts';
import { useCannedReplies } from '../canned/use-canned-replies.ts';
import { EmojiButton } from '../emoji/emoji-button.tsx';
import { AttachButton } from '../files/attach-button.tsx';
import { useSendFile } from '../files/use-send-file.ts';
import { deviceSettings } from '../device/device-settings.ts';
import { useDesk, useDeskState } from '../desk/desk-context.ts';
import classes from './conversation.module.css';
import { refusalText } from './refusal-text.ts';
import { createTypingNotifier } from './typing-notifier.ts';
import { isWriting, useTypeAnywhere } from './use-type-anywhere.ts';

/** How long a message can be taken back. */
const HOLD_MS = 5_000;
/** From here on the rest is counted. */
const COUNT_FROM = MAX_TEXT_CHARACTERS - 400;

const characters = (count: number): string => (count === 1 ? '1 character' : `${String(count)} characters`);

interface ComposerProps {
  conversationId: string;
  /** Null when one may write; else why not. */
  blocked: string | null;
  /** What stands for the variables of canned replies. */
  variables: ReplyVariables;
  onSent: () => void;
}

/** Where the agent writes. Give it the conversation's id as its key. */
export const Composer = ({ conversationId, blocked, variables, onSent }: ComposerProps) => {
  const { store, drafts, link } = useDesk();
  const field = useRef<HTMLTextAreaElement>(null);
  const text = useSyncExternalStore(drafts.subscribe, () => drafts.get(conversationId));
  const refusal = useDeskState((state) => state.refusals[conversationId]);
  const [typing] = useState(() =>
    createTypingNotifier((isTyping) => {
      store.typing(conversationId, isTyping);
    }),
  );
  useEffect(() => typing.stopped, [typing]);
  useEffect(() => {
    if (!isWriting(document.activeElement)) field.current?.focus();
  }, []);
  useTypeAnywhere(field);
  const onText = (next: string) => {
    drafts.set(conversationId, next);
    if (blocked !== null) return;
    if (next.trim() === '') typing.stopped();
    else typing.typed();
  };
  const canned = useCannedReplies({ field, text, variables, onText });

  const files = useSendFile(conversationId);

  const length = [...text].length;
  const over = length - MAX_TEXT_CHARACTERS;
  const canSend = blocked === null && over <= 0 && text.trim() !== '';

  const send = () => {
    if (!canSend) return;
    store.send(conversationId, text.trim(), deviceSettings.get().holdsMessages ? HOLD_MS : 0);
    drafts.set(conversationId, '');
    typing.stopped();
    onSent();
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (canned.onKeyDown(event)) return;
    if (text === '' && event.key === 'z' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      store.takeBack(conversationId);
      return;
    }
    // Enter also ends a composition in many scripts; that Enter belongs to the word.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (text === '') store.sendHeld(conversationId);
    else send();
  };

  const notice = refusal === undefined ? blocked : refusalText(refusal);
  // Nothing can be written and nothing is left to keep.
  if (blocked !== null && text === '')
    return (
      <div className={classes['composer']}>
        <p className={classes['notice']} role="status">
          {notice}
        </p>
      </div>
    );
  return (
    <form
      className={classes['composer']}
      aria-label="Write to the customer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {notice === null ? null : (
        <p className={classes['notice']} role="status">
          {notice}
        </p>
      )}
      <CannedList canned={canned} />
      {files.name === null ? null : (
        <p className={classes['notice']} role="status">
          Sending <bdi>{files.name}</bdi>, {Math.round(files.progress * 100)} %
        </p>
      )}
      <div className={classes['write']}>
        {blocked === null ? <AttachButton onFile={files.send} /> : null}
        {blocked === null ? <EmojiButton field={field} onText={onText} /> : null}
        <Textarea
          ref={field}
          className={classes['field'] ?? ''}
          aria-label="Message"
          aria-describedby="composer-help"
          placeholder="Write a message"
          autosize
          minRows={1}
          maxRows={8}
          size="md"
          dir="auto"
          value={text}
          error={over > 0}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            onText(event.currentTarget.value);
            canned.onCaret(event.currentTarget.selectionStart);
          }}
          onSelect={(event) => {
            canned.onCaret(event.currentTarget.selectionStart);
          }}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          {...(canned.isOpen
            ? { 'aria-controls': canned.listId, 'aria-activedescendant': canned.optionId(canned.index) }
            : {})}
        />
        <Button type="submit" size="md" disabled={!canSend}>
          Send
        </Button>
      </div>
      <p id="composer-help" className={classes['help']}>
        <span>
          {blocked !== null
            ? 'This text cannot be sent here. It is kept until you delete it.'
            : link.state.kind === 'registered'
              ? 'Enter sends, Shift + Enter starts a new line, / brings replies.'
              : 'No connection. What you send is kept and goes out when it is back.'}
        </span>
        {length < COUNT_FROM ? null : (
          <span data-over={over > 0} role="status">
            {characters(Math.abs(over))} {over > 0 ? 'too many' : 'left'}
          </span>
        )}
      </p>
    </form>
  );
};
