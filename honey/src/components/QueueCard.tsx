import { answerDueBy, backInLineFrom } from '@honey/client/apply-evidence';
import type { Phase } from '@honey/client/conversation-phase';
import { useState } from 'react';
import { useServices, useWidget } from '../chatbot/ActionProvider.tsx';
import { say } from '../language/say.ts';
import { currentLocale } from '../locale.ts';
import { useFocusOnQuestion } from '../use-focus-on-question.ts';
import { momentWords, waitWords, whyWords } from '../words.ts';
import { KeepWaiting } from './KeepWaiting.tsx';
import { QueueChoices } from './QueueChoices.tsx';
import { TroubleNotice } from './TroubleNotice.tsx';
import { useAvailability } from './use-availability.ts';

type Queued = Extract<Phase, { kind: 'queued' }>;

interface PlaceProps {
  place: Queued['place'];
  onlineAgents: number | null;
}

function Place({ place, onlineAgents }: PlaceProps) {
  if (place === null) return <p className="queue__why">{say('queue.asking')}</p>;
  return (
    <>
      <p className="queue__place">
        <span className="queue__number">{place.position.toLocaleString(currentLocale())}</span>
        <span className="queue__label">{say('queue.place')}</span>
      </p>
      <p className="queue__wait">{waitWords(place.estimatedWait, place.range)}</p>
      <p className="queue__why">{whyWords(place.position, onlineAgents)}</p>
    </>
  );
}

/** Who was in a chat learns first what became of it; the history above it and the place both stay in sight. */
function BackInLine({ agentName }: { agentName: string }) {
  return (
    <div className="queue__back">
      <h2 className="card__title">{say('queue.back')}</h2>
      <p>{say('queue.backWhy', { name: agentName })}</p>
    </div>
  );
}

/** One big number, one range, one sentence of why, and the choices. */
export function QueueCard({ phase }: { phase: Queued }) {
  const { conversation, trouble, visible } = useWidget();
  const { api } = useServices();
  const { numbers } = useAvailability(api, visible);
  const nextOpenAt = conversation?.nextOpenAt ?? null;
  const answerBy = conversation === null ? null : answerDueBy(conversation);
  const before = conversation === null ? null : backInLineFrom(conversation);
  const { question, panel } = useFocusOnQuestion(answerBy !== null);
  const [hasAnswered, setHasAnswered] = useState(false);
  const hasKept = hasAnswered && answerBy === null;
  return (
    <section className="panel" aria-labelledby="queue-title" tabIndex={-1} ref={panel}>
      <h2 id="queue-title" className="sr-only">
        {say('queue.title')}
      </h2>
      <div className={`card card--queue${before === null ? '' : ' card--back'}`} aria-live="polite" aria-atomic="true">
        {before === null ? null : <BackInLine agentName={before} />}
        <Place place={phase.place} onlineAgents={numbers?.onlineAgents ?? null} />
      </div>
      {nextOpenAt === null ? null : (
        <p className="notice">{say('queue.closing', { moment: momentWords(new Date(nextOpenAt), new Date()) })}</p>
      )}
      <div role="status" className={hasKept ? 'notice' : 'sr-only'}>
        {hasKept ? say('queue.kept') : null}
      </div>
      {trouble?.about === 'leave' ? <TroubleNotice trouble={trouble} /> : null}
      <div className="live" aria-live="polite">
        {answerBy === null ? null : (
          <KeepWaiting
            answerBy={answerBy}
            focusRef={question}
            onKeep={() => {
              setHasAnswered(true);
            }}
          />
        )}
      </div>
      {answerBy === null ? <QueueChoices /> : null}
    </section>
  );
}
