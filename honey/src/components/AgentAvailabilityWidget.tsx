import type { Availability } from '@honey/protocol/rest';
import { useActions, useServices, useWidget } from '../chatbot/ActionProvider.tsx';
import { openUntil } from '../opening-hours.ts';
import { minutes, momentWords } from '../words.ts';
import { BookIcon, PersonIcon } from './icons.tsx';
import { useAvailability } from './use-availability.ts';

/** Is anybody there? As a headline, with the shape that goes beside it. */
export function presenceOf(numbers: Availability): { words: string; shape: 'free' | 'busy' | 'away' } {
  if (numbers.availableAgents > 0) return { words: 'Someone is free now', shape: 'free' };
  if (numbers.onlineAgents > 0) return { words: 'Everyone is with someone right now', shape: 'busy' };
  if (!numbers.isWithinBusinessHours) return { words: 'We are closed right now', shape: 'away' };
  return { words: 'No counsellor is signed in', shape: 'away' };
}

function waitOf(numbers: Availability): string {
  if (numbers.availableAgents > 0) return 'No wait';
  if (!numbers.isWithinBusinessHours) return 'Until we open';
  if (numbers.onlineAgents === 0) return 'Hard to say';
  return numbers.estimatedWait < 1 ? 'Under a minute' : `About ${minutes(numbers.estimatedWait)}`;
}

/** Until when, or from when, in the visitor's own time zone. */
export function hoursOf(numbers: Availability, now: Date): string {
  if (!numbers.isWithinBusinessHours) {
    return numbers.nextOpenAt === null ? 'Not planned yet' : `Again ${momentWords(new Date(numbers.nextOpenAt), now)}`;
  }
  const until = openUntil(numbers.businessHours, now);
  if (until.kind === 'until') return `Until ${momentWords(until.at, now).replace('today at ', '')}`;
  return until.kind === 'always' ? 'Day and night' : 'Now';
}

function Numbers({ numbers }: { numbers: Availability }) {
  const presence = presenceOf(numbers);
  return (
    <>
      <p className="presence">
        <span className={`presence__shape presence__shape--${presence.shape}`} aria-hidden="true" />
        {presence.words}
      </p>
      <dl className="facts">
        <div>
          <dt>Counsellors here</dt>
          <dd>
            {numbers.onlineAgents} of {numbers.totalAgents}
            {numbers.onlineAgents > 0 ? <small> · {numbers.availableAgents} free</small> : null}
          </dd>
        </div>
        <div>
          <dt>Your wait</dt>
          <dd>
            {waitOf(numbers)}
            {numbers.queueLength > 0 ? <small> · {numbers.queueLength} in line</small> : null}
          </dd>
        </div>
        <div>
          <dt>Open</dt>
          <dd>{hoursOf(numbers, new Date())}</dd>
        </div>
      </dl>
    </>
  );
}

/** Answers three questions at a glance: is anybody there, how long, until when. Then asks: a human or the assistant? */
export function AgentAvailabilityWidget() {
  const { visible, busy } = useWidget();
  const { api } = useServices();
  const { handleAgentTypeSelection, showPanel } = useActions();
  const { numbers, hasFailed } = useAvailability(api, visible);
  return (
    <section className="panel" aria-labelledby="availability-title" tabIndex={-1}>
      <h2 id="availability-title" className="panel__title">
        Who would you like to ask?
      </h2>
      <div className="card" aria-live="polite" aria-busy={numbers === null && !hasFailed}>
        {numbers === null ? null : <Numbers numbers={numbers} />}
        {numbers === null && !hasFailed ? (
          <p className="card__loading">
            <span className="skeleton" />
            <span className="sr-only">Looking who is there</span>
          </p>
        ) : null}
        {hasFailed ? (
          <p className="card__note">
            {numbers === null
              ? 'We cannot see who is there right now. You can ask for a person all the same.'
              : 'These numbers may be old. We are trying to get new ones.'}
          </p>
        ) : null}
      </div>
      <ul className="choices">
        <li>
          <button
            type="button"
            className="choice choice--accent choice--tall"
            disabled={busy !== null}
            onClick={() => void handleAgentTypeSelection('Human Agent')}
          >
            <PersonIcon />
            <span>
              Human Agent <small>A counsellor reads and answers</small>
            </span>
          </button>
        </li>
        <li>
          <button
            type="button"
            className="choice choice--tall"
            disabled={busy !== null}
            onClick={() => void handleAgentTypeSelection('AI Chatbot')}
          >
            <BookIcon />
            <span>
              AI Chatbot <small>Answers at once, from our articles</small>
            </span>
          </button>
        </li>
      </ul>
      <div className="onward">
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
    </section>
  );
}
