import type { Phase } from '@honey/client/conversation-phase';
import { MAX_TEXT_CHARACTERS } from '@honey/protocol/limits';
import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { momentWords } from '../words.ts';
import { TroubleNotice } from './TroubleNotice.tsx';

/** When somebody reads it, as far as it is known. */
function whenRead(phase: Phase): string {
  if (phase.kind === 'outside_hours' && phase.nextOpenAt !== null) {
    return `We open ${momentWords(new Date(phase.nextOpenAt), new Date())}, your time. From then on counsellors answer messages in the order in which they came.`;
  }
  return 'Counsellors answer messages in the order in which they came.';
}

/** Takes a message instead of a wait. What was not sent stays in it. */
export function LeaveMessage({ phase }: { phase: Phase }) {
  const { unsent, busy, trouble, keepsOnDevice } = useWidget();
  const { editMessage, leaveMessage } = useActions();
  const { text, replyTo } = unsent;
  const isInLine = phase.kind === 'queued';
  return (
    <section className="panel" aria-labelledby="leave-title" tabIndex={-1}>
      <form
        className="card message"
        onSubmit={(event) => {
          event.preventDefault();
          void leaveMessage();
        }}
      >
        <h2 id="leave-title" className="card__title">
          Leave a message
        </h2>
        <p>
          {isInLine ? 'When you send it, your place in line goes to the next person. ' : ''}
          {whenRead(phase)}
          {keepsOnDevice ? ' You need not stay.' : ''}
        </p>
        <label>
          Your message
          <textarea
            id="message-text"
            className="composer__field"
            rows={4}
            maxLength={MAX_TEXT_CHARACTERS}
            required
            value={text}
            onInput={(event) => {
              editMessage({ text: event.currentTarget.value });
            }}
          />
        </label>
        <label>
          How can we reach you?{' '}
          <small>
            {keepsOnDevice
              ? 'You do not have to say. Without it, the answer waits for you in this chat.'
              : 'This chat ends with this page, so we cannot answer you here later.'}
          </small>
          <input
            className="composer__field"
            maxLength={200}
            autoComplete="off"
            placeholder="Phone or e-mail"
            value={replyTo}
            onInput={(event) => {
              editMessage({ replyTo: event.currentTarget.value });
            }}
          />
        </label>
        <div className="live" aria-live="polite">
          {trouble?.about === 'message' ? <TroubleNotice trouble={trouble} /> : null}
        </div>
        <div className="onward">
          <button type="submit" className="button" disabled={busy !== null || text.trim() === ''}>
            {busy === 'messaging' ? 'Sending' : 'Send message'}
          </button>
          <button
            type="button"
            className="button button--quiet"
            disabled={busy !== null}
            onClick={() => {
              editMessage({ isOpen: false });
            }}
          >
            {isInLine ? 'Keep waiting' : 'Back'}
          </button>
        </div>
      </form>
    </section>
  );
}

/** Your message is with us, and what comes next. */
export function MessageLeft({ phase }: { phase: Phase }) {
  const { keepsOnDevice, messageLeft } = useWidget();
  const { showPanel, editMessage } = useActions();
  return (
    <section className="panel" aria-labelledby="left-title" tabIndex={-1}>
      <div className="card">
        <h2 id="left-title" className="card__title">
          Your message is with us
        </h2>
        <p>{whenRead(phase)}</p>
        <p className="card__note">
          {messageLeft === 'reachable' ? 'You told us how to reach you. ' : ''}
          {keepsOnDevice
            ? 'You need not stay. The answer comes here, in this chat, also when you close the page and come back.'
            : 'The answer comes here as long as this page is open. The chat ends with it.'}
        </p>
      </div>
      <div className="onward">
        <button
          type="button"
          className="button"
          onClick={() => {
            showPanel('assistant');
          }}
        >
          Ask the assistant
        </button>
        <button
          type="button"
          className="button button--quiet"
          onClick={() => {
            editMessage({ isOpen: true });
          }}
        >
          Write more
        </button>
      </div>
    </section>
  );
}
