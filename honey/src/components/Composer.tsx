import { MAX_TEXT_CHARACTERS } from '@honey/protocol/limits';
import { useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { say, sayCount } from '../language/say.ts';
import { AttachButton } from './AttachButton.tsx';
import { SendIcon } from './icons.tsx';

/** From here on the counter shows. */
const NEAR_THE_END = MAX_TEXT_CHARACTERS - 400;

interface ComposerProps {
  label: string;
  /** Whether the text may be sent now; it may always be written. */
  canSend: boolean;
  /** Whether a person is there who reads it: then files can be sent, and what is typed may be seen at once. */
  isToPerson?: boolean;
}

export function Composer({ label, canSend, isToPerson = false }: ComposerProps) {
  const { draft, typingSeen } = useWidget();
  const { setDraft, submit, typed } = useActions();
  const field = useRef<HTMLTextAreaElement>(null);
  // Characters as people and the server count them, not UTF-16 units.
  const length = [...draft].length;
  const isTooLong = length > MAX_TEXT_CHARACTERS;
  const maySend = canSend && !isTooLong && draft.trim() !== '';

  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.style.height = 'auto';
    element.style.height = `${String(Math.min(element.scrollHeight, 132))}px`;
  }, [draft]);

  function send() {
    if (!maySend) return;
    submit();
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // Enter also confirms a word in an input method; that is not sending.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  }

  return (
    <form
      className={isToPerson ? 'composer composer--files' : 'composer'}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label className="sr-only" htmlFor="composer">
        {label}
      </label>
      {isToPerson ? <AttachButton /> : null}
      <textarea
        id="composer"
        ref={field}
        className="composer__field"
        rows={1}
        placeholder={label}
        value={draft}
        autoComplete="off"
        enterKeyHint="send"
        aria-invalid={isTooLong}
        aria-describedby="composer-seen composer-count"
        onInput={(event) => {
          setDraft(event.currentTarget.value);
          typed();
        }}
        onKeyDown={onKeyDown}
      />
      <button type="submit" className="composer__send" disabled={!maySend} aria-label={say('write.send')}>
        <SendIcon />
      </button>
      <p id="composer-seen" className="composer__count" aria-live="polite">
        {isToPerson && typingSeen ? say('write.seen') : null}
      </p>
      <p
        id="composer-count"
        className={`composer__count${isTooLong ? ' composer__count--over' : ''}`}
        aria-live="polite"
      >
        {length < NEAR_THE_END
          ? null
          : isTooLong
            ? sayCount('write.tooLong', length - MAX_TEXT_CHARACTERS)
            : sayCount('write.left', MAX_TEXT_CHARACTERS - length)}
      </p>
    </form>
  );
}
