import type { Note } from '@honey/protocol/rest-desk';
import { formatClock, formatExactTime } from '@honey/ui/duration';
import classes from './notes.module.css';

/** A note between the messages, in a colour of its own and with its own words. */
export const NoteEntry = ({ note }: { note: Note }) => (
  <div className={classes['entry']} role="note" title={formatExactTime(note.createdAt)}>
    <span className={classes['head']}>
      <strong>Private note</strong> · {note.authorName} ·{' '}
      <time dateTime={note.createdAt}>{formatClock(note.createdAt)}</time>
      <span className={classes['team']}>Only your team sees this</span>
    </span>
    <p dir="auto">{note.text}</p>
  </div>
);
