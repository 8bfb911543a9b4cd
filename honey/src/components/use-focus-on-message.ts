import { useEffect, useRef } from 'react';

/** Moves the focus to the message when its form opens, and to what comes in its place when it shuts. */
export function useFocusOnMessage(isOpen: boolean): void {
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current === isOpen) return;
    wasOpen.current = isOpen;
    document.querySelector<HTMLElement>(isOpen ? '#message-text' : '.panel')?.focus({ preventScroll: !isOpen });
  }, [isOpen]);
}
