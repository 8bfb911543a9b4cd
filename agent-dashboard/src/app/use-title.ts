import { useEffect } from 'react';

/** Says in the tab how many wait for an answer, and no more: tabs are read over shoulders. */
export const useTitle = (unanswered: number) => {
  useEffect(() => {
    document.title = unanswered > 0 ? `(${String(unanswered)}) Honey · Agent desk` : 'Honey · Agent desk';
  }, [unanswered]);
};
