import type { Phase } from '@honey/client/conversation-phase';
import { MAX_TEXT_CHARACTERS } from '@honey/protocol/limits';
import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { say } from '../language/say.ts';
import { momentWords } from '../words.ts';
import { TroubleNotice } from './TroubleNotice.tsx';

/** When somebody reads it, as far as it is known. */
function whenRead(phase: Phase): string {
  if (phase.kind === 'outside_hours' && phase.nextOpenAt !== null) {
    return say('message.opens', { moment: momentWords(new Date(phase.nextOpenAt), new Date()) });
  }
  return say('message.inOrder');
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
          {say('way.message')}
        </h2>
        <p>
          {isInLine ? `${say('message.givesUpPlace')} ` : ''}
          {whenRead(phase)}
          {keepsOnDevice ? ` ${say('message.notStay')}` : ''}
        </p>
        <label>
          {say('message.text')}
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
          {say('message.reach')} <small>{say(keepsOnDevice ? 'message.reachKept' : 'message.reachNotKept')}</small>
          <input
            className="composer__field"
            maxLength={200}
            autoComplete="off"
            placeholder={say('message.reachHint')}
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
            {say(busy === 'messaging' ? 'write.sending' : 'message.send')}
          </button>
          <button
            type="button"
            className="button button--quiet"
            disabled={busy !== null}
            onClick={() => {
              editMessage({ isOpen: false });
            }}
          >
            {say(isInLine ? 'way.place' : 'way.back')}
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
          {say('message.left')}
        </h2>
        <p>{whenRead(phase)}</p>
        <p className="card__note">
          {messageLeft === 'reachable' ? `${say('message.reachable')} ` : ''}
          {say(keepsOnDevice ? 'message.answerKept' : 'message.answerNotKept')}
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
          {say('way.assistant')}
        </button>
        <button
          type="button"
          className="button button--quiet"
          onClick={() => {
            editMessage({ isOpen: true });
          }}
        >
          {say('message.more')}
        </button>
      </div>
    </section>
  );
}
