import { answerDueBy } from '@honey/client/apply-evidence';
import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { dueAt } from '../chatbot/question-deadline.ts';
import { ordinal, say } from '../language/say.ts';
import { timeOfDay } from '../locale.ts';
import { waitWords } from '../words.ts';

/** Keeps the place in line in sight while the visitor does something else, and brings the question whether to keep it. */
export function QueueStrip() {
  const { conversation, panel, clockAheadMs, busy, unsent, messageLeft } = useWidget();
  const { showPanel, keepWaiting } = useActions();
  if (conversation?.phase.kind !== 'queued' || messageLeft !== null) return null;
  const { place } = conversation.phase;
  const answerBy = answerDueBy(conversation);
  // The form for a message stands where the question would.
  if (panel === 'person' && (!unsent.isOpen || answerBy === null)) return null;
  if (answerBy !== null) {
    return (
      <div className="strip" role="status">
        <span>{say('queue.answerByShort', { time: timeOfDay(new Date(dueAt(answerBy, clockAheadMs))) })}</span>
        <button type="button" className="button" disabled={busy !== null} onClick={() => void keepWaiting()}>
          {say('way.keep')}
        </button>
      </div>
    );
  }
  return (
    <div className="strip" role="status">
      <span>
        {place === null
          ? say('queue.standing')
          : say('queue.standingAt', {
              place: ordinal(place.position),
              wait: waitWords(place.estimatedWait, place.range),
            })}
      </span>
      <button
        type="button"
        className="link"
        onClick={() => {
          showPanel('person');
        }}
      >
        {say('way.show')}
      </button>
    </div>
  );
}
