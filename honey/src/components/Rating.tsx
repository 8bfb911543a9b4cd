import { useState } from 'react';
import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { TroubleNotice } from './TroubleNotice.tsx';

const scores = [
  [1, 'Not helpful at all'],
  [2, 'Not helpful'],
  [3, 'In between'],
  [4, 'Helpful'],
  [5, 'Very helpful'],
] as const;

/** How was it? Asked once, after a chat with a person; nobody has to answer. */
export function Rating({ agentName }: { agentName: string }) {
  const { busy, trouble, rated } = useWidget();
  const { rate } = useActions();
  const [score, setScore] = useState<number | null>(null);
  const [comment, setComment] = useState('');
  if (rated) {
    return (
      <p className="notice" role="status">
        Thank you for your rating.
      </p>
    );
  }
  return (
    <form
      className="card rating"
      onSubmit={(event) => {
        event.preventDefault();
        if (score === null) return;
        const words = comment.trim();
        void rate(words === '' ? { score } : { score, comment: words });
      }}
    >
      <fieldset className="rating__scores">
        <legend>How was it to talk to {agentName}?</legend>
        {scores.map(([value, words]) => (
          <label key={value} className="rating__score">
            <input
              type="radio"
              name="score"
              value={value}
              checked={score === value}
              onChange={() => {
                setScore(value);
              }}
            />
            <span aria-hidden="true">{value}</span>
            <span className="sr-only">
              {value}: {words}
            </span>
          </label>
        ))}
      </fieldset>
      <p className="rating__ends" aria-hidden="true">
        <span>Not helpful at all</span>
        <span>Very helpful</span>
      </p>
      {score === null ? null : (
        <>
          <label className="rating__comment">
            Anything to add? <small>You do not have to. The team reads it.</small>
            <textarea
              className="composer__field"
              rows={2}
              maxLength={1_000}
              value={comment}
              onInput={(event) => {
                setComment(event.currentTarget.value);
              }}
            />
          </label>
          <button type="submit" className="button" disabled={busy !== null}>
            Send rating
          </button>
        </>
      )}
      {trouble?.about === 'rate' ? <TroubleNotice trouble={trouble} /> : null}
    </form>
  );
}
