import { type FocusEvent, useEffect, useRef } from 'react';
import type { LineRow } from '../../shared/board-rows.ts';

interface Held {
  conversationId: string;
  index: number;
}

/** Focus that belongs to nobody: on the page, or in a dialog that is going. */
function isLoose(): boolean {
  const at = document.activeElement;
  return at === null || at === document.body || at.closest('[role="dialog"]') !== null;
}

/**
 * Keeps the keyboard in the line. When the row with the focus leaves, the one that has moved up to its place takes it;
 * when nobody waits any more, the part of the board that says so. `isAsking`: a row has opened a dialog.
 */
export function useFocusInLine(rows: readonly LineRow[], isAsking: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const held = useRef<Held | null>(null);

  useEffect(() => {
    const { current } = held;
    if (isAsking || current === null) return;
    if (rows.some(({ conversationId }) => conversationId === current.conversationId)) return;
    held.current = null;
    if (!isLoose()) return;
    const buttons = place.current?.querySelectorAll<HTMLElement>('tbody button') ?? [];
    (buttons[Math.min(current.index, buttons.length - 1)] ?? place.current?.closest('section'))?.focus();
  }, [rows, isAsking]);

  return {
    ref: place,
    onFocus: ({ target }: FocusEvent) => {
      const conversationId = target.closest('tr')?.dataset['conversation'];
      if (conversationId === undefined) return;
      held.current = { conversationId, index: rows.findIndex((row) => row.conversationId === conversationId) };
    },
    onBlur: () => {
      // The row that opened a dialog gets the focus back. React does not tell of a blur by removal.
      if (!isAsking) held.current = null;
    },
  };
}
