import { useState } from 'react';
import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';

function LeaveForSure({ onStay }: { onStay: () => void }) {
  const { busy } = useWidget();
  const { leaveQueue } = useActions();
  return (
    <div className="ask" role="group" aria-label="Leave the line?">
      <p className="panel__text">Leave the line? Your place goes to the next person.</p>
      <div className="onward">
        <button type="button" className="button" onClick={onStay}>
          Keep waiting
        </button>
        <button
          type="button"
          className="button button--quiet"
          disabled={busy !== null}
          onClick={() => void leaveQueue()}
        >
          Leave the line
        </button>
      </div>
    </div>
  );
}

/** What one may do while waiting: ask the assistant meanwhile, or leave. */
export function QueueChoices() {
  const { showPanel, editMessage } = useActions();
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
      <p className="panel__text">Keep this page open. The counsellor comes to you here.</p>
      <div className="onward">
        <button
          type="button"
          className="button"
          onClick={() => {
            showPanel('assistant');
          }}
        >
          Ask the assistant meanwhile
        </button>
        <button
          type="button"
          className="button button--quiet"
          onClick={() => {
            editMessage({ isOpen: true });
          }}
        >
          Leave a message instead
        </button>
        <button
          type="button"
          className="button button--quiet"
          onClick={() => {
            setLeaving(true);
          }}
        >
          Leave the line
        </button>
      </div>
    </>
  );
}
