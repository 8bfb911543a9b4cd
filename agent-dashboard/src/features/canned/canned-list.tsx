import { useEffect, useRef } from 'react';
import classes from './canned.module.css';
import type { CannedReplies } from './use-canned-replies.ts';

/** The replies that fit what was typed after `/`. */
export const CannedList = ({ canned }: { canned: CannedReplies }) => {
  const { options, index, isOpen, listId, optionId, pick } = canned;
  const active = useRef<HTMLDivElement>(null);
  useEffect(() => {
    active.current?.scrollIntoView({ block: 'nearest' });
  }, [index]);
  return (
    <>
      <p className="honey-visually-hidden" role="status">
        {isOpen ? `${String(options.length)} replies. Arrow keys choose, Enter takes one.` : ''}
      </p>
      {isOpen ? (
        <div id={listId} role="listbox" aria-label="Replies" tabIndex={0} className={classes['list']}>
          {options.map((reply, place) => (
            <div
              key={reply.id}
              ref={place === index ? active : null}
              id={optionId(place)}
              role="option"
              aria-selected={place === index}
              className={classes['option']}
              onPointerDown={(event) => {
                // The field keeps the focus.
                event.preventDefault();
                pick(reply);
              }}
            >
              <span className={classes['head']}>
                <strong>/{reply.shortcut}</strong> {reply.title}
              </span>
              <span className={classes['text']} dir="auto">
                {reply.text}
              </span>
            </div>
          ))}
        </div>
      ) : null}
    </>
  );
};
