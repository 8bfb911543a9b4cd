import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { dueAt } from '../chatbot/question-deadline.ts';
import { say } from '../language/say.ts';
import { timeOfDay } from '../locale.ts';
import { leftWords } from '../words.ts';
import { Meanwhile } from './QueueChoices.tsx';
import { Saying } from './Saying.tsx';
import { TroubleNotice } from './TroubleNotice.tsx';

/** How much time is left, in words that change seldom enough to be listened to. */
function useLeftWords(due: number): string {
  const [words, setWords] = useState(() => leftWords(due - Date.now()));
  useEffect(() => {
    const tell = () => {
      setWords(leftWords(due - Date.now()));
    };
    tell();
    const timer = setInterval(tell, 1_000);
    return () => {
      clearInterval(timer);
    };
  }, [due]);
  return words;
}

interface KeepWaitingProps {
  /** ISO time by the server's clock. */
  answerBy: string;
  /** Takes the focus when the question comes up. */
  focusRef: RefObject<HTMLDivElement | null>;
  /** Called when the visitor says that they are here. */
  onKeep: () => void;
}

/** Asks somebody who has waited long whether they still want the place, and says what happens otherwise. */
export function KeepWaiting({ answerBy, focusRef, onKeep }: KeepWaitingProps) {
  const { busy, trouble, clockAheadMs } = useWidget();
  const { keepWaiting, leaveQueue } = useActions();
  const due = dueAt(answerBy, clockAheadMs);
  const left = useLeftWords(due);
  return (
    <div
      className="ask ask--due"
      role="group"
      aria-labelledby="keep-title"
      aria-describedby="keep-text"
      tabIndex={-1}
      ref={focusRef}
    >
      <h3 id="keep-title" className="card__title">
        {say('queue.stillThere')}
      </h3>
      <p id="keep-text">
        <Saying text="queue.answerBy" parts={{ time: <strong>{timeOfDay(new Date(due))}</strong> }} />
      </p>
      <p className="card__note">{left}</p>
      {trouble?.about === 'keep' ? <TroubleNotice trouble={trouble} /> : null}
      <div className="onward">
        <button
          type="button"
          className="button"
          disabled={busy !== null}
          onClick={() => {
            onKeep();
            void keepWaiting();
          }}
        >
          {say('way.keep')}
        </button>
        <Meanwhile first="button button--quiet" />
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
