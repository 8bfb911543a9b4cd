import { answerDueBy } from '@honey/client/apply-evidence';
import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { Scene } from './scene.ts';
import type { WidgetState } from './chatbot/widget-state.ts';

const NEAR_PX = 120;
const MARGIN_PX = 12;

/** How it stands with a person, from the short words that one has written last. */
function beginningOfStanding(scroller: HTMLElement): HTMLElement | null {
  const own = scroller.querySelector<HTMLElement>('.timeline > .entry--user:last-child');
  return own !== null && own.offsetHeight < NEAR_PX ? own : scroller.querySelector<HTMLElement>('.panel');
}

/**
 * Keeps what matters in sight: the end as things arrive, unless the visitor has scrolled up to read, and the
 * beginning of what is longer than the screen: an answer of the assistant, or how it stands with a person.
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

  const isAsked = state.conversation !== null && answerDueBy(state.conversation) !== null;
  // One's own doing always shows its effect, and so does a question.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const questions = element.querySelectorAll<HTMLElement>('.entry--user');
    const question = questions.item(questions.length - 1);
    const isAnswered = scene === 'assistant' && state.asking === null && lastSender === 'BOT';
    const standing = scene === 'person' && !isAsked ? beginningOfStanding(element) : null;
    if (isAnswered && questions.length > 0) element.scrollTop = question.offsetTop - MARGIN_PX;
    else element.scrollTop = standing === null ? element.scrollHeight : standing.offsetTop - MARGIN_PX;
    height.current = element.scrollHeight;
  }, [scene, lastSender, state.outbox, state.uploads.length, state.asking, state.busy, isAsked]);

  return scroller;
}
