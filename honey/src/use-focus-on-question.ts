import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

interface QuestionFocus {
  question: RefObject<HTMLDivElement | null>;
  /** The panel around it, which has the focus when the question has gone. */
  panel: RefObject<HTMLElement | null>;
}

/**
 * Moves the focus to a question that comes up while somebody is here, and back once it is answered. Who is
 * writing goes on writing, and a page that nobody is in takes no focus from another.
 */
export function useFocusOnQuestion(isAsked: boolean): QuestionFocus {
  const question = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLElement>(null);
  const wasAsked = useRef(isAsked);

  useEffect(() => {
    if (wasAsked.current === isAsked) return;
    wasAsked.current = isAsked;
    const focused = document.activeElement;
    if (isAsked) {
      const isWriting = focused instanceof HTMLTextAreaElement;
      if (document.hasFocus() && !isWriting) question.current?.focus({ preventScroll: true });
    } else if (focused === null || focused === document.body) {
      panel.current?.focus({ preventScroll: true });
    }
  }, [isAsked]);

  return { question, panel };
}
