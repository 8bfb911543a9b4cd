import { useState } from 'react';
import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { say } from '../language/say.ts';
import { SoundOption } from './SoundOption.tsx';

function LeaveForSure({ onStay }: { onStay: () => void }) {
  const { busy } = useWidget();
  const { leaveQueue } = useActions();
  return (
    <div className="ask" role="group" aria-label={say('queue.leave')}>
      <p className="panel__text">{say('queue.leaveNote')}</p>
      <div className="onward">
        <button type="button" className="button" onClick={onStay}>
          {say('way.keep')}
        </button>
        <button
          type="button"
          className="button button--quiet"
          disabled={busy !== null}
          onClick={() => void leaveQueue()}
        >
          {say('way.leave')}
        </button>
      </div>
    </div>
  );
}

/** What one may do beside waiting, or instead. `first` is how the likelier of them looks. */
export function Meanwhile({ first }: { first: string }) {
  const { showPanel, editMessage } = useActions();
  return (
    <>
      <button
        type="button"
        className={first}
        onClick={() => {
          showPanel('assistant');
        }}
      >
        {say('way.assistantMeanwhile')}
      </button>
      <button
        type="button"
        className="button button--quiet"
        onClick={() => {
          editMessage({ isOpen: true });
        }}
      >
        {say('way.messageInstead')}
      </button>
    </>
  );
}

/** What one may do while waiting: go on, do something else meanwhile, or leave. */
export function QueueChoices() {
  const [isLeaving, setLeaving] = useState(false);
  if (isLeaving) {
    return (
      <LeaveForSure
        onStay={() => {
          setLeaving(false);
        }}
      />
    );
  }
  return (
    <>
      <p className="panel__text">{say('queue.stay')}</p>
      <SoundOption />
      <div className="onward">
        <Meanwhile first="button" />
        <button
          type="button"
          className="button button--quiet"
          onClick={() => {
            setLeaving(true);
          }}
        >
          {say('way.leave')}
        </button>
      </div>
    </>
  );
}
