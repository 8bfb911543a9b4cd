import { useActions } from '../chatbot/ActionProvider.tsx';
import type { Upload } from '../chatbot/widget-state.ts';
import { say } from '../language/say.ts';
import { fileTrouble } from '../words.ts';

/** A file of the visitor that has not arrived. */
export function PendingFile({ upload: { clientMessageId, file, progress, error } }: { upload: Upload }) {
  const { retryFile, dropFile } = useActions();
  const trouble = error === null ? null : fileTrouble(error);
  return (
    <li className="entry entry--user">
      <span className="sr-only">{say('chat.own')}</span>
      <div className="bubble bubble--user bubble--pending">
        <bdi className="bubble__text">{file.name}</bdi>
        {trouble === null ? (
          <progress
            className="file__progress"
            value={progress}
            max={1}
            aria-label={say('file.sending', { name: file.name })}
          />
        ) : null}
      </div>
      {trouble === null ? (
        <span className="entry__meta">{say('write.sending')}</span>
      ) : (
        <span className="entry__meta entry__meta--failed">
          {trouble.words}{' '}
          {trouble.mayRetry ? (
            <button
              type="button"
              className="link"
              onClick={() => {
                retryFile(clientMessageId);
              }}
            >
              {say('way.again')}
            </button>
          ) : null}{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              dropFile(clientMessageId);
            }}
          >
            {say('file.remove')}
          </button>
        </span>
      )}
    </li>
  );
}
