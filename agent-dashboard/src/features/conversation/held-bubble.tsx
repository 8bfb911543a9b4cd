import { Button } from '@mantine/core';
import { useDesk } from '../desk/desk-context.ts';
import type { HeldWords } from '../desk/held-words.ts';
import { Bubble, Words } from './bubble.tsx';
import classes from './conversation.module.css';

/** Own words that can still be taken back. */
export const HeldBubble = ({ words: { conversationId, text, createdAt } }: { words: HeldWords }) => {
  const { store } = useDesk();
  return (
    <>
      <Bubble side="agent" name="You" at={createdAt} look="pending">
        <Words text={text} />
      </Bubble>
      <div className={classes['held']}>
        <span>Goes out in a moment</span>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            store.takeBack(conversationId);
          }}
        >
          Undo
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => {
            store.sendHeld(conversationId);
          }}
        >
          Send now
        </Button>
      </div>
    </>
  );
};
