import type { LinkState } from '@honey/client/live-socket';
import { Tooltip, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './connection-badge.module.css';

type Look = 'live' | 'busy' | 'off';

interface Badge {
  look: Look;
  word: string;
  hint: string;
}

/** What the link's state is called, and what it means for the reader. */
export const describeLink = (state: LinkState): Badge => {
  switch (state.kind) {
    case 'registered':
      return { look: 'live', word: 'Live', hint: 'Connected. What you see is current.' };
    case 'connecting':
      return { look: 'busy', word: 'Connecting', hint: 'Connecting to Honey.' };
    case 'reconnecting':
      return state.attempt < 3
        ? { look: 'busy', word: 'Reconnecting', hint: 'The connection broke. Honey is getting it back.' }
        : { look: 'off', word: 'Offline', hint: 'No connection. Honey keeps trying; select to try now.' };
    case 'stopped':
      return { look: 'off', word: 'Offline', hint: 'The connection has ended. Sign in again.' };
  }
};

// A shape for each state, because colour alone says nothing to many people.
const shapes: Record<Look, ReactNode> = {
  live: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  busy: (
    <path d="M6 1.5a4.5 4.5 0 1 1-4.5 4.5" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
  ),
  off: <path d="m2 2 8 8M10 2l-8 8" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />,
};

interface ConnectionBadgeProps {
  state: LinkState;
  onRetry: () => void;
}

/** Whether the page is live, by word and shape; selecting it tries again at once. */
export const ConnectionBadge = ({ state, onRetry }: ConnectionBadgeProps) => {
  const { look, word, hint } = describeLink(state);
  return (
    <>
      <Tooltip label={hint}>
        <UnstyledButton
          className={classes['badge']}
          data-look={look}
          onClick={onRetry}
          aria-label={`Connection: ${word}. ${hint}`}
        >
          <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" className={classes['shape']}>
            {shapes[look]}
          </svg>
          {word}
        </UnstyledButton>
      </Tooltip>
      <span role="status" className="honey-visually-hidden">{`Connection: ${word}`}</span>
    </>
  );
};
