import { useEffect } from 'react';
import type { RefObject } from 'react';

/** A printable key pressed while nothing else is in use begins to write: the agent need not aim. */
export const useTypeAnywhere = (field: RefObject<HTMLTextAreaElement | null>) => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isPlain = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isPlain && document.activeElement === document.body) field.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [field]);
};
