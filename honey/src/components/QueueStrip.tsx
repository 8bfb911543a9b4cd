import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { ordinal, waitWords } from '../words.ts';

/** Keeps the place in line in sight while the visitor does something else. */
export function QueueStrip() {
  const { conversation, panel } = useWidget();
  const { showPanel } = useActions();
  const phase = conversation?.phase;
  if (phase?.kind !== 'queued' || panel === 'person') return null;
  const { place } = phase;
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
