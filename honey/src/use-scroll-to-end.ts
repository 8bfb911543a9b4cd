import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { Scene } from './scene.ts';
import type { WidgetState } from './chatbot/widget-state.ts';

const NEAR_PX = 120;
const MARGIN_PX = 12;

/**
 * Keeps what matters in sight: the end as things arrive, unless the visitor has scrolled up to read, and the
 * beginning of an answer when the assistant gave one that is longer than the screen.
 */
export function useScrollToEnd(state: WidgetState, scene: Scene): RefObject<HTMLElement | null> {
  const scroller = useRef<HTMLElement>(null);
  const height = useRef(0);
  const messages = state.conversation?.messages;
  const lastSender = messages?.at(-1)?.senderType;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const wasNearEnd = height.current - element.scrollTop - element.clientHeight < NEAR_PX;
    if (wasNearEnd) element.scrollTop = element.scrollHeight;
    height.current = element.scrollHeight;
  }, [messages, state.conversation?.agentTyping, state.trouble]);

  const asked = state.conversation?.asked;
  // One's own doing always shows its effect, and so does a question.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const questions = element.querySelectorAll<HTMLElement>('.entry--user');
    const question = questions.item(questions.length - 1);
    const isAnswered = scene === 'assistant' && state.asking === null && lastSender === 'BOT';
    element.scrollTop = isAnswered && questions.length > 0 ? question.offsetTop - MARGIN_PX : element.scrollHeight;
    height.current = element.scrollHeight;
  }, [scene, lastSender, state.outbox, state.asking, state.busy, asked]);

  return scroller;
}
