import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { Scene } from './scene.ts';
import type { WidgetState } from './chatbot/widget-state.ts';

const NEAR_PX = 120;

/** Keeps the end in sight as things arrive, unless the visitor has scrolled up to read. */
export function useScrollToEnd(state: WidgetState, scene: Scene): RefObject<HTMLElement | null> {
  const scroller = useRef<HTMLElement>(null);
  const height = useRef(0);
  const messages = state.conversation?.messages;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const wasNearEnd = height.current - element.scrollTop - element.clientHeight < NEAR_PX;
    if (wasNearEnd) element.scrollTop = element.scrollHeight;
    height.current = element.scrollHeight;
  }, [messages, state.conversation?.agentTyping, state.trouble]);

  // One's own doing always shows its effect.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    element.scrollTop = element.scrollHeight;
    height.current = element.scrollHeight;
  }, [scene, state.outbox, state.asking, state.busy]);

  return scroller;
}
