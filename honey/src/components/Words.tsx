import { Fragment } from 'react';
import { say } from '../language/say.ts';
import { stretchesOf } from '../links.ts';

/** What somebody wrote, as it was written; web addresses can be opened, and say where they really lead. */
export function Words({ text }: { text: string }) {
  return (
    <span className="bubble__text" dir="auto">
      {stretchesOf(text).map((stretch, index) => (
        <Fragment key={index}>
          {'href' in stretch ? (
            <>
              <a href={stretch.href} target="_blank" rel="noopener noreferrer">
                {stretch.text}
              </a>
              {stretch.realHost === null ? null : (
                <small className="bubble__host"> {say('chat.leadsTo', { host: stretch.realHost })}</small>
              )}
            </>
          ) : (
            stretch.text
          )}
        </Fragment>
      ))}
    </span>
  );
}
