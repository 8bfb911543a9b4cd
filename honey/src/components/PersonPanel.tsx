import type { Phase } from '@honey/client/conversation-phase';
import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { say } from '../language/say.ts';
import { momentWords } from '../words.ts';
import { LeaveMessage, MessageLeft } from './LeaveMessage.tsx';
import { QueueCard } from './QueueCard.tsx';
import { Saying } from './Saying.tsx';
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
      {say('way.assistant')}
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
      {say('way.message')}
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
        {say('way.menu')}
      </button>
    </div>
  );
}

function OutsideHours({ nextOpenAt }: { nextOpenAt: string | null }) {
  return (
    <section className="panel" aria-labelledby="closed-title" tabIndex={-1}>
      <div className="card">
        <h2 id="closed-title" className="card__title">
          {say('ask.closed')}
        </h2>
        {nextOpenAt === null ? (
          <p>{say('person.unplanned')}</p>
        ) : (
          <p>
            <Saying
              text="person.opens"
              parts={{ moment: <strong>{momentWords(new Date(nextOpenAt), new Date())}</strong> }}
            />
          </p>
        )}
        <p className="card__note">{say('person.anyHour')}</p>
      </div>
      <WaysOnward again={say('way.personAgain')} />
    </section>
  );
}

/** The honest end of a wait that nobody answered for. */
function PlaceGivenUp() {
  return (
    <section className="panel" aria-labelledby="given-up-title" tabIndex={-1}>
      <div className="card">
        <h2 id="given-up-title" className="card__title">
          {say('person.givenUp')}
        </h2>
        <p>{say('person.givenUpWhy')}</p>
        <p className="card__note">{say('person.givenUpNote')}</p>
      </div>
      <WaysOnward again={say('way.personAgain')} first="again" />
    </section>
  );
}

/** The way to a person: looking, waiting, closed, or what went wrong. */
export function PersonPanel({ phase }: { phase: Phase }) {
  const { busy, trouble, unsent, messageLeft } = useWidget();
  useFocusOnMessage(unsent.isOpen);
  if (busy === 'escalating') {
    return (
      <section className="panel" aria-label={say('person.looking')} tabIndex={-1}>
        <p className="card card--looking" role="status">
          <span className="spinner" aria-hidden="true" />
          {say('person.looking')}
        </p>
      </section>
    );
  }
  if (trouble?.about === 'escalate') {
    return (
      <section className="panel" aria-label={say('person.failed')} tabIndex={-1}>
        <TroubleNotice trouble={trouble} />
        <WaysOnward again={say('way.again')} />
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
        <section className="panel" aria-label={say('person.notInLine')} tabIndex={-1}>
          <p className="card">{say('person.notInLineNote')}</p>
          <WaysOnward again={say('way.person')} />
        </section>
      );
    case 'assigned':
    case 'closed':
      return null;
  }
}
