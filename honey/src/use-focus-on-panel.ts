import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { Scene } from './scene.ts';

/**
 * Moves the focus to what has just come up, so that keyboard and screen reader follow: the composer where one
 * types, the panel elsewhere. On touch screens the composer is left alone, or the keyboard would cover everything.
 */
export function useFocusOnPanel(scene: Scene): RefObject<HTMLDivElement | null> {
  const body = useRef<HTMLDivElement>(null);
  const previous = useRef<Scene | null>(null);

  useEffect(() => {
    const before = previous.current;
    previous.current = scene;
    // Opening the page must not steal the focus, nor may the menu that follows the loading.
    if (before === null || before === 'loading' || before === scene) return;
    const field = body.current?.querySelector<HTMLElement>('.composer__field');
    const panel = body.current?.querySelector<HTMLElement>('.panel');
    // Whoever is writing goes on writing.
    if (field !== null && field !== undefined && field === document.activeElement) return;
    const isTouch = window.matchMedia('(pointer: coarse)').matches;
    const target = field !== null && field !== undefined && !isTouch ? field : panel;
    target?.focus({ preventScroll: true });
  }, [scene]);

  return body;
}
