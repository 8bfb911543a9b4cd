import { useEffect } from 'react';

const TWICE_WITHIN_MS = 800;

/** Calls back on the second of two quick Esc presses, and on the first one with `onFirst`. Both must be stable. */
export function useEscapeTwice(onTwice: () => void, onFirst: () => void): void {
  useEffect(() => {
    let pressedAt = Number.NEGATIVE_INFINITY;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || event.repeat) return;
      const isSecond = event.timeStamp - pressedAt < TWICE_WITHIN_MS;
      pressedAt = event.timeStamp;
      if (isSecond) onTwice();
      else onFirst();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [onTwice, onFirst]);
}
