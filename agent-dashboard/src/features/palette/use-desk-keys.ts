import { useEffect, useEffectEvent } from 'react';
import { deskKeyOf } from './desk-keys.ts';
import type { DeskKey } from './desk-keys.ts';

/** Calls `onKey` for the desk's keys; chats do not change behind an open dialog. */
export const useDeskKeys = (onKey: (key: DeskKey) => void) => {
  const act = useEffectEvent(onKey);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      const isWriting = document.activeElement?.matches('input, textarea, [contenteditable]') === true;
      const key = deskKeyOf(event, isWriting);
      if (key === null) return;
      if (key !== 'palette' && document.querySelector('[role="dialog"]') !== null) return;
      event.preventDefault();
      // Before a field further down takes it for its own.
      event.stopPropagation();
      act(key);
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      document.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, []);
};
