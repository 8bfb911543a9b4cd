import type { Phase } from '@honey/client/conversation-phase';
import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { momentWords } from '../words.ts';
import { LeaveMessage, MessageLeft } from './LeaveMessage.tsx';
import { QueueCard } from './QueueCard.tsx';
import { TroubleNotice } from './TroubleNotice.tsx';
import { useFocusOnMessage } from './use-focus-on-message.ts';

/** Buttons that lead on when nobody can be reached; the likelier one stands first. */
function WaysOnward({ again, first = 'assistant' }: { again: string; first?: 'assistant' | 'again' }) {
  const { handleAgentTypeSelection, editMessage, showPanel } = useActions();
  const { busy } = useWidget();
  const assistant = (
    <button
      key="assistant"
      type="button"
      className={first === 'assistant' ? 'button' : 'button button--quiet'}
      onClick={() => {
        showPanel('assistant');
      }}
    >
      Ask the assistant
    </button>
  );
  const person = (
    <button
      key="again"
      type="button"
      className={first === 'again' ? 'button' : 'button button--quiet'}
      disabled={busy !== null}
      onClick={() => void handleAgentTypeSelection('Human Agent')}
    >
      {again}
    </button>
  );
  const message = (
    <button
      key="message"
      type="button"
      className="button button--quiet"
      onClick={() => {
        editMessage({ isOpen: true });
      }}
    >
      Leave a message
    </button>
  );
  return (
    <div className="onward">
      {first === 'assistant' ? [assistant, message, person] : [person, assistant, message]}
      <button
        type="button"
        className="button button--quiet"
        onClick={() => {
          showPanel('menu');
        }}
      >
        Back to the menu
      </button>
    </div>
  );
}

function OutsideHours({ nextOpenAt }: { nextOpenAt: string | null }) {
  return (
    <section className="panel" aria-labelledby="closed-title" tabIndex={-1}>
      <div className="card">
        <h2 id="closed-title" className="card__title">
          We are closed right now
        </h2>
        {nextOpenAt === null ? (
          <p>No opening is planned yet. You are not in line.</p>
        ) : (
          <p>
            A counsellor is here again <strong>{momentWords(new Date(nextOpenAt), new Date())}</strong>, your time. You
            are not in line.
          </p>
        )}
        <p className="card__note">The assistant answers at any hour.</p>
      </div>
      <WaysOnward again="Ask again for a person" />
    </section>
  );
}

/** The honest end of a wait that nobody answered for. */
function PlaceGivenUp() {
  return (
    <section className="panel" aria-labelledby="given-up-title" tabIndex={-1}>
      <div className="card">
        <h2 id="given-up-title" className="card__title">
          Your place in line was given up
        </h2>
        <p>
          We asked whether you are still there and heard no answer, so the place went to the next person. Nothing you
          wrote is lost.
        </p>
        <p className="card__note">You can ask again at any time. You then join at the end of the line.</p>
      </div>
      <WaysOnward again="Ask again for a person" first="again" />
    </section>
  );
}

/** The way to a person: looking, waiting, closed, or what went wrong. */
export function PersonPanel({ phase }: { phase: Phase }) {
  const { busy, trouble, unsent, messageLeft } = useWidget();
  useFocusOnMessage(unsent.isOpen);
  if (busy === 'escalating') {
    return (
      <section className="panel" aria-label="Looking for a counsellor" tabIndex={-1}>
        <p className="card card--looking" role="status">
          <span className="spinner" aria-hidden="true" />
          Looking for a counsellor
        </p>
      </section>
    );
  }
  if (trouble?.about === 'escalate') {
    return (
      <section className="panel" aria-label="A person could not be reached" tabIndex={-1}>
        <TroubleNotice trouble={trouble} />
        <WaysOnward again="Try again" />
      </section>
    );
  }
  if (unsent.isOpen) return <LeaveMessage phase={phase} />;
  if (messageLeft !== null) return <MessageLeft phase={phase} />;
  switch (phase.kind) {
    case 'queued':
      return <QueueCard phase={phase} />;
    case 'outside_hours':
      return <OutsideHours nextOpenAt={phase.nextOpenAt} />;
    case 'bot':
      if (phase.abandoned === true) return <PlaceGivenUp />;
      return (
        <section className="panel" aria-label="Not in line" tabIndex={-1}>
          <p className="card">You are not in line for a counsellor.</p>
          <WaysOnward again="Talk to a person" />
        </section>
      );
    case 'assigned':
    case 'closed':
      return null;
  }
}
