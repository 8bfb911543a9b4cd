import { answerDueBy } from '@honey/client/apply-evidence';
import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { dueAt } from '../chatbot/question-deadline.ts';
import { timeOfDay } from '../locale.ts';
import { ordinal, waitWords } from '../words.ts';

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
        <span>
          Are you still there? Answer by {timeOfDay(new Date(dueAt(answerBy, clockAheadMs)))} to keep your place in
          line.
        </span>
        <button type="button" className="button" disabled={busy !== null} onClick={() => void keepWaiting()}>
          Keep waiting
        </button>
      </div>
    );
  }
  return (
    <div className="strip" role="status">
      <span>
        {place === null
          ? 'You are in line.'
          : `You are ${ordinal(place.position)} in line. ${waitWords(place.estimatedWait, place.range)}.`}
      </span>
      <button
        type="button"
        className="link"
        onClick={() => {
          showPanel('person');
        }}
      >
        Show
      </button>
    </div>
  );
}
