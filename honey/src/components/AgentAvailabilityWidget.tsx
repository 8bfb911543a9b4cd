import type { Availability } from '@honey/protocol/rest';
import { useActions, useServices, useWidget } from '../chatbot/ActionProvider.tsx';
import { say, sayCount } from '../language/say.ts';
import { openUntil } from '../opening-hours.ts';
import { momentWords, untilWords } from '../words.ts';
import { BookIcon, PersonIcon } from './icons.tsx';
import { useAvailability } from './use-availability.ts';

/** Is anybody there? As a headline, with the shape that goes beside it. */
export function presenceOf(numbers: Availability): { words: string; shape: 'free' | 'busy' | 'away' } {
  if (numbers.availableAgents > 0) return { words: say('ask.free'), shape: 'free' };
  if (numbers.onlineAgents > 0) return { words: say('ask.busy'), shape: 'busy' };
  if (!numbers.isWithinBusinessHours) return { words: say('ask.closed'), shape: 'away' };
  return { words: say('ask.nobody'), shape: 'away' };
}

function waitOf(numbers: Availability): string {
  if (numbers.availableAgents > 0) return say('ask.noWait');
  if (!numbers.isWithinBusinessHours) return say('ask.waitUntilOpen');
  if (numbers.onlineAgents === 0) return say('ask.waitUnknown');
  return numbers.estimatedWait < 1 ? say('ask.waitShort') : sayCount('queue.waitAbout', numbers.estimatedWait);
}

/** Until when, or from when, in the visitor's own time zone. */
export function hoursOf(numbers: Availability, now: Date): string {
  if (!numbers.isWithinBusinessHours) {
    if (numbers.nextOpenAt === null) return say('ask.openUnplanned');
    return say('ask.openAgain', { moment: momentWords(new Date(numbers.nextOpenAt), now) });
  }
  const until = openUntil(numbers.businessHours, now);
  if (until.kind === 'until') return untilWords(until.at, now);
  return say(until.kind === 'always' ? 'ask.openAlways' : 'ask.openNow');
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
          <dt>{say('ask.here')}</dt>
          <dd>
            {say('ask.hereOf', { online: numbers.onlineAgents, total: numbers.totalAgents })}
            {numbers.onlineAgents > 0 ? <small> · {sayCount('ask.hereFree', numbers.availableAgents)}</small> : null}
          </dd>
        </div>
        <div>
          <dt>{say('ask.wait')}</dt>
          <dd>
            {waitOf(numbers)}
            {numbers.queueLength > 0 ? <small> · {sayCount('ask.inLine', numbers.queueLength)}</small> : null}
          </dd>
        </div>
        <div>
          <dt>{say('ask.open')}</dt>
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
        {say('ask.title')}
      </h2>
      <div className="card" aria-live="polite" aria-busy={numbers === null && !hasFailed}>
        {numbers === null ? null : <Numbers numbers={numbers} />}
        {numbers === null && !hasFailed ? (
          <p className="card__loading">
            <span className="skeleton" />
            <span className="sr-only">{say('ask.looking')}</span>
          </p>
        ) : null}
        {hasFailed ? <p className="card__note">{say(numbers === null ? 'ask.unknown' : 'ask.stale')}</p> : null}
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
              {say('ask.human')} <small>{say('ask.humanNote')}</small>
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
              {say('ask.assistant')} <small>{say('ask.assistantNote')}</small>
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
          {say('way.menu')}
        </button>
      </div>
    </section>
  );
}
