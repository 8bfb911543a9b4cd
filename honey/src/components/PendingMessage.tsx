import type { OutboxItem } from '@honey/client/outbox-item';
import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { say } from '../language/say.ts';

/** A message of the visitor that the server has not confirmed. */
export function PendingMessage({ item }: { item: OutboxItem }) {
  const { link } = useWidget();
  const { retryMessage, takeBackMessage } = useActions();
  const hasFailed = item.state === 'failed';
  return (
    <li className="entry entry--user">
      <span className="sr-only">{say('chat.own')}</span>
      <div className="bubble bubble--user bubble--pending">
        <span className="bubble__text">{item.text}</span>
      </div>
      {hasFailed ? (
        <span className="entry__meta entry__meta--failed">
          {say('write.notSent')}{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              retryMessage(item.clientMessageId);
            }}
          >
            {say('way.again')}
          </button>{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              takeBackMessage(item.clientMessageId);
            }}
          >
            {say('write.edit')}
          </button>
        </span>
      ) : (
        <span className="entry__meta">{say(link?.kind === 'registered' ? 'write.sending' : 'write.offline')}</span>
      )}
    </li>
  );
}
