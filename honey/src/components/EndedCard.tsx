import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { handOvers } from '../hand-overs.ts';
import { troubleWords } from '../words.ts';
import { Rating } from './Rating.tsx';

/** The honest end of a conversation, and the way to the next one. */
export function EndedCard() {
  const { trouble, draft, conversation } = useWidget();
  const agentName = conversation === null ? undefined : [...handOvers(conversation).values()].at(-1);
  const { startOver } = useActions();
  const isRefused = trouble?.about === 'session';
  return (
    <section className="panel" aria-labelledby="ended-title" tabIndex={-1}>
      <div className="card">
        <h2 id="ended-title" className="card__title">
          {isRefused ? 'This chat has stopped' : 'This conversation has ended'}
        </h2>
        <p>{isRefused ? troubleWords(trouble) : 'You can read it here until you start a new one.'}</p>
        {draft === '' ? null : (
          <p className="notice notice--alert" role="alert">
            What you wrote below was not delivered, because the conversation had ended. It is kept. Start a new
            conversation to send it.
          </p>
        )}
      </div>
      {isRefused || agentName === undefined ? null : <Rating agentName={agentName} />}
      <div className="onward">
        <button type="button" className="button" onClick={startOver}>
          Start a new conversation
        </button>
      </div>
    </section>
  );
}
