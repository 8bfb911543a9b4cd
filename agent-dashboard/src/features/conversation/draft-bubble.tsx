import { Words } from './bubble.tsx';
import classes from './conversation.module.css';

/** What the customer is writing and has not sent. Never read out: it changes with every letter. */
export const DraftBubble = ({ text }: { text: string }) => (
  <div className={classes['entry']} data-side="customer" aria-live="off">
    <span className={classes['sender']}>Not sent yet</span>
    <div className={classes['bubble']} data-look="draft">
      <Words text={text} />
    </div>
  </div>
);
