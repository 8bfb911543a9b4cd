import type { Message } from '@honey/protocol/entities';
import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { Words } from './bubble.tsx';
import classes from './conversation.module.css';

/** Longer answers are folded: the agent needs to know that it was said more than what. */
const FOLD_FROM = 280;

/** What the assistant said, on what it relied and what it offered. */
export const BotAnswer = ({ message: { text, payload } }: { message: Message }) => {
  const [isFolded, setFolded] = useState([...text].length > FOLD_FROM);
  const hasHead = payload?.title !== undefined || payload?.source !== undefined;
  return (
    <>
      {hasHead ? (
        <span className={classes['extras']}>
          {payload.title === undefined ? null : <strong>{payload.title}</strong>}
          {payload.source === undefined ? null : <span>Source: {payload.source.name}</span>}
        </span>
      ) : null}
      <div data-folded={isFolded} className={classes['answer']}>
        <Words text={text} />
      </div>
      {isFolded ? (
        <UnstyledButton
          className={classes['unfold'] ?? ''}
          onClick={() => {
            setFolded(false);
          }}
        >
          Show the whole answer
        </UnstyledButton>
      ) : null}
      {payload?.choices === undefined || payload.choices.length === 0 ? null : (
        <span className={classes['offered']}>Offered: {payload.choices.join(' · ')}</span>
      )}
    </>
  );
};
