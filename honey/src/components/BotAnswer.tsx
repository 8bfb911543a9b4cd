import type { Message } from '@honey/protocol/entities';
import { say } from '../language/say.ts';
import { Saying } from './Saying.tsx';
import { Words } from './Words.tsx';

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

/** A reply of the assistant: what it says, where that comes from, and that no clinician has checked it. */
export function BotAnswer({ message }: { message: Message }) {
  const payload = message.payload;
  const source = payload?.source;
  return (
    <>
      {payload?.title === undefined ? null : <strong className="bubble__title">{payload.title}</strong>}
      <Words text={message.text} />
      {payload?.kind !== 'answer' ? null : (
        <span className="bubble__source">
          {source === undefined ? null : (
            <>
              <Saying
                text="bot.source"
                parts={{
                  source: isWebAddress(source.url) ? (
                    <a href={source.url} target="_blank" rel="noopener noreferrer">
                      {source.name}
                    </a>
                  ) : (
                    source.name
                  ),
                }}
              />{' '}
            </>
          )}
          {say(payload.clinicallyReviewed === true ? 'bot.reviewed' : 'bot.notReviewed')}
        </span>
      )}
    </>
  );
}
