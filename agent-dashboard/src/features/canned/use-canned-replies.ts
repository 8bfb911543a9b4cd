import type { CannedReply } from '@honey/protocol/rest-desk';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { useAgentSession } from '../../shared/agent-session.ts';
import { queryKeys } from '../../shared/query-keys.ts';
import { fillIn, matchingReplies, slashQuery } from './canned-text.ts';
import type { ReplyVariables } from './canned-text.ts';

const STALE_MS = 60_000;

interface CannedOptions {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  variables: ReplyVariables;
  onText: (text: string) => void;
}

export type CannedReplies = ReturnType<typeof useCannedReplies>;

/** The list that opens on `/`: the field keeps the focus, and arrows, Enter, Tab and Escape work on the list. */
export const useCannedReplies = ({ field, text, variables, onText }: CannedOptions) => {
  const { api } = useAgentSession();
  const { data } = useQuery({ queryKey: queryKeys.cannedReplies, queryFn: api.cannedReplies, staleTime: STALE_MS });
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  /** The slash whose list was closed by Escape. */
  const [closed, setClosed] = useState<number | null>(null);

  const slash = slashQuery(text, Math.min(caret, text.length));
  const options = slash === null || slash.from === closed ? [] : matchingReplies(data?.replies ?? [], slash.query);
  const isOpen = options.length > 0;
  const index = Math.min(active, options.length - 1);

  const pick = (reply: CannedReply) => {
    if (slash === null) return;
    const filled = fillIn(reply.text, variables);
    const end = slash.from + filled.length;
    onText(text.slice(0, slash.from) + filled + text.slice(caret));
    setCaret(end);
    setActive(0);
    // The field holds the new words only after the next drawing.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(end, end);
    });
  };

  const move = (by: number) => {
    setActive((index + by + options.length) % options.length);
  };

  /** True when the key was the list's. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!isOpen || event.nativeEvent.isComposing) return false;
    const chosen = options[index];
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Escape') setClosed(slash?.from ?? null);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && chosen !== undefined) pick(chosen);
    else return false;
    event.preventDefault();
    return true;
  };

  return {
    options,
    index,
    isOpen,
    listId,
    optionId: (place: number) => `${listId}-${String(place)}`,
    pick,
    onKeyDown,
    /** To be called with where the caret stands, whenever it moves. */
    onCaret: (position: number) => {
      if (position === caret) return;
      setCaret(position);
      setActive(0);
      if (slashQuery(text, position)?.from !== closed) setClosed(null);
    },
  };
};
