import type { FoundMessage } from '@honey/protocol/rest-desk';

/** A snippet in pieces: what was searched for, and what stands around it. */
export const markedPieces = ({
  snippet,
  marks,
}: Pick<FoundMessage, 'snippet' | 'marks'>): { text: string; isMark: boolean }[] => {
  let end = 0;
  const pieces = marks.flatMap((mark) => {
    const around = { text: snippet.slice(end, mark.start), isMark: false };
    end = mark.end;
    return [around, { text: snippet.slice(mark.start, mark.end), isMark: true }];
  });
  return [...pieces, { text: snippet.slice(end), isMark: false }].filter(({ text }) => text !== '');
};
