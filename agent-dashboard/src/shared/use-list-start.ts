import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

/** What can push a list down: everything before it, up to its pane, and what is in the pane as a whole. */
const above = (list: Element, pane: Element): Element[] => {
  const found = [...pane.children];
  for (let at: Element | null = list; at !== null && at !== pane; at = at.parentElement)
    for (let before = at.previousElementSibling; before !== null; before = before.previousElementSibling)
      found.push(before);
  return found;
};

/**
 * How far below the top of all that its pane scrolls a list begins, in CSS pixels; null until that is measured.
 *
 * @param frame what holds the list and nothing else.
 */
export const useListStart = (frame: RefObject<HTMLElement | null>, pane: RefObject<HTMLElement | null>) => {
  const [start, setStart] = useState<number | null>(null);
  useEffect(() => {
    const list = frame.current?.firstElementChild;
    const scroller = pane.current;
    if (list === null || list === undefined || scroller === null) return;
    // It also answers once at the beginning.
    const observer = new ResizeObserver(() => {
      const seen = list.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      setStart(seen - scroller.clientTop + scroller.scrollTop);
    });
    for (const element of above(list, scroller)) observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [frame, pane]);
  return start;
};
