import type { OutboxItem } from '@honey/client/outbox-item';
import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';

/** A message of the visitor that the server has not confirmed. */
export function PendingMessage({ item }: { item: OutboxItem }) {
  const { link } = useWidget();
  const { retryMessage, takeBackMessage } = useActions();
  const hasFailed = item.state === 'failed';
  return (
    <li className="entry entry--user">
      <span className="sr-only">You: </span>
      <div className="bubble bubble--user bubble--pending">
        <span className="bubble__text">{item.text}</span>
      </div>
      {hasFailed ? (
        <span className="entry__meta entry__meta--failed">
          Not sent.{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              retryMessage(item.clientMessageId);
            }}
          >
            Try again
          </button>{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              takeBackMessage(item.clientMessageId);
            }}
          >
            Edit
          </button>
        </span>
      ) : (
        <span className="entry__meta">{link?.kind === 'registered' ? 'Sending' : 'Waiting for the connection'}</span>
      )}
    </li>
  );
}
