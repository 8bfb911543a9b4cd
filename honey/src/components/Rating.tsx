import { useState } from 'react';
import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { say } from '../language/say.ts';
import { currentLocale } from '../locale.ts';
import { TroubleNotice } from './TroubleNotice.tsx';

const scores = [
  [1, 'rating.one'],
  [2, 'rating.two'],
  [3, 'rating.three'],
  [4, 'rating.four'],
  [5, 'rating.five'],
] as const;

/** On a phone, the rest of the form would come up below what is seen. */
function bringIntoView(element: HTMLElement | null) {
  element?.scrollIntoView({ block: 'nearest' });
}

/** How was it? Asked once, after a chat with a person; nobody has to answer. */
export function Rating({ agentName }: { agentName: string }) {
  const { busy, trouble, rated } = useWidget();
  const { rate } = useActions();
  const [score, setScore] = useState<number | null>(null);
  const [comment, setComment] = useState('');
  if (rated) {
    return (
      <p className="notice" role="status">
        {say('rating.thanks')}
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
        <legend>{say('rating.question', { name: agentName })}</legend>
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
            <span aria-hidden="true">{value.toLocaleString(currentLocale())}</span>
            <span className="sr-only">{say('rating.score', { count: value, words: say(words) })}</span>
          </label>
        ))}
      </fieldset>
      <p className="rating__ends" aria-hidden="true">
        <span>{say('rating.one')}</span>
        <span>{say('rating.five')}</span>
      </p>
      {score === null ? null : (
        <>
          <label className="rating__comment">
            {say('rating.comment')} <small>{say('rating.commentNote')}</small>
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
          <button type="submit" className="button" disabled={busy !== null} ref={bringIntoView}>
            {say('rating.send')}
          </button>
        </>
      )}
      {trouble?.about === 'rate' ? <TroubleNotice trouble={trouble} /> : null}
    </form>
  );
}
