import { useEffect } from 'react';
import type { RefObject } from 'react';

/** Nothing here takes letters, so letters belong to the composer. */
const isIdle = (focused: Element | null): boolean =>
  focused === document.body ||
  (focused?.matches('button, a, [role="log"]') === true && focused.closest('[role="menu"], [role="dialog"]') === null);

/**
 * Somebody who went to another field, such as the search, while a chat was loading: what is written there must not end
 * up in a message. A dialog's field is on its way out when a chat opens.
 */
export const isWriting = (focused: Element | null): boolean =>
  focused?.matches('textarea, input:not([type="radio"], [type="checkbox"])') === true &&
  focused.closest('[role="dialog"]') === null;

/** A printable key pressed outside of any field begins to write: the agent need not aim. */
export const useTypeAnywhere = (field: RefObject<HTMLTextAreaElement | null>) => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isPlain =
        event.key.length === 1 &&
        event.key !== ' ' &&
        event.key !== '?' &&
        !event.ctrlKey &&
        !event.metaKey &&
        !event.altKey;
      if (isPlain && isIdle(document.activeElement)) field.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [field]);
};
