import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { troubleWords } from '../words.ts';

/** The honest end of a conversation, and the way to the next one. */
export function EndedCard() {
  const { trouble, draft } = useWidget();
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
      <div className="onward">
        <button type="button" className="button" onClick={startOver}>
          Start a new conversation
        </button>
      </div>
    </section>
  );
}
