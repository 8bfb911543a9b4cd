import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { handOvers } from '../hand-overs.ts';
import { say } from '../language/say.ts';
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
          {say(isRefused ? 'ended.stopped' : 'ended.title')}
        </h2>
        <p>{isRefused ? troubleWords(trouble) : say('ended.read')}</p>
        {draft === '' ? null : (
          <p className="notice notice--alert" role="alert">
            {say('ended.undelivered')}
          </p>
        )}
      </div>
      {isRefused || agentName === undefined ? null : <Rating agentName={agentName} />}
      <div className="onward">
        <button type="button" className="button" onClick={startOver}>
          {say('ended.again')}
        </button>
      </div>
    </section>
  );
}
