import type { Message } from '@honey/protocol/entities';
import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { say } from '../language/say.ts';
import { TroubleNotice } from './TroubleNotice.tsx';

/** The titles offered by the latest replies of the assistant, if it spoke last. */
export function offeredChoices(messages: readonly Message[]): string[] {
  const lastOther = messages.findLastIndex((message) => message.senderType !== 'BOT');
  const offered = messages.slice(lastOther + 1).flatMap((message) => message.payload?.choices ?? []);
  return [...new Set(offered)];
}

/** What one may do next while talking to the assistant: what it offers, a person, the menu. */
export function AssistantPanel() {
  const { conversation, busy, trouble, messageLeft } = useWidget();
  const { askAssistant, handleAgentTypeSelection, showPanel } = useActions();
  const messages = conversation?.messages ?? [];
  const isWaiting = conversation?.phase.kind === 'queued' || messageLeft !== null;
  const choices = offeredChoices(messages);
  if (busy === 'asking') return null;
  return (
    <nav className="panel" aria-label={say('bot.next')} tabIndex={-1}>
      {trouble === null ? null : <TroubleNotice trouble={trouble} />}
      {messages.length === 0 && trouble === null ? <p className="panel__text">{say('bot.intro')}</p> : null}
      {choices.length === 0 ? null : (
        <ul className="choices">
          {choices.map((choice) => (
            <li key={choice}>
              <button
                type="button"
                className="choice"
                disabled={busy !== null}
                onClick={() => void askAssistant({ choice })}
              >
                {choice}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="onward">
        {isWaiting ? (
          <button
            type="button"
            className="button"
            onClick={() => {
              showPanel('person');
            }}
          >
            {say(messageLeft === null ? 'way.place' : 'way.ownMessage')}
          </button>
        ) : (
          <button
            type="button"
            className="button"
            disabled={busy !== null}
            onClick={() => void handleAgentTypeSelection('Human Agent')}
          >
            {say('way.person')}
          </button>
        )}
        <button
          type="button"
          className="button button--quiet"
          onClick={() => {
            showPanel('menu');
          }}
        >
          {say('way.menu')}
        </button>
      </div>
    </nav>
  );
}
