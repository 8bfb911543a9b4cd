import type { Phase } from '@honey/client/conversation-phase';
import { useState } from 'react';
import { useActions, useServices, useWidget } from '../chatbot/ActionProvider.tsx';
import { momentWords, waitWords, whyWords } from '../words.ts';
import { TroubleNotice } from './TroubleNotice.tsx';
import { useAvailability } from './use-availability.ts';

type Queued = Extract<Phase, { kind: 'queued' }>;

function Place({ place, onlineAgents }: { place: Queued['place']; onlineAgents: number | null }) {
  if (place === null) return <p className="queue__why">Asking for your place in line.</p>;
  return (
    <>
      <p className="queue__place">
        <span className="queue__number">{place.position}</span>
        <span className="queue__label">your place in line</span>
      </p>
      <p className="queue__wait">{waitWords(place.estimatedWait, place.range)}</p>
      <p className="queue__why">{whyWords(place.position, onlineAgents)}</p>
    </>
  );
}

/** One big number, one range, one sentence of why, and the choices. */
export function QueueCard({ phase }: { phase: Queued }) {
  const { conversation, busy, trouble, visible } = useWidget();
  const { api } = useServices();
  const { numbers } = useAvailability(api, visible);
  const { leaveQueue, showPanel } = useActions();
  const [isLeaving, setLeaving] = useState(false);
  const nextOpenAt = conversation?.nextOpenAt ?? null;
  return (
    <section className="panel" aria-labelledby="queue-title" tabIndex={-1}>
      <h2 id="queue-title" className="sr-only">
        You are in line for a counsellor
      </h2>
      <div className="card card--queue" aria-live="polite" aria-atomic="true">
        <Place place={phase.place} onlineAgents={numbers?.onlineAgents ?? null} />
      </div>
      {nextOpenAt === null ? null : (
        <p className="notice">
          The doors are closing. You keep your place. We open again {momentWords(new Date(nextOpenAt), new Date())}.
        </p>
      )}
      {trouble?.about === 'leave' ? <TroubleNotice trouble={trouble} /> : null}
      {isLeaving ? (
        <div className="ask" role="group" aria-label="Leave the line?">
          <p className="panel__text">Leave the line? Your place goes to the next person.</p>
          <div className="onward">
            <button
              type="button"
              className="button"
              onClick={() => {
                setLeaving(false);
              }}
            >
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
      ) : (
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
                setLeaving(true);
              }}
            >
              Leave the line
            </button>
          </div>
        </>
      )}
    </section>
  );
}
