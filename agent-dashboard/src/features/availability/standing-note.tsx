import classes from './availability.module.css';
import { useStanding } from './use-standing.ts';

/** The same words at the foot of the list, for while a chat is open. */
export const StandingNote = () => {
  const now = useStanding();
  return now === undefined ? null : (
    <p className={classes['note']} role="status">
      <strong>{now.title}</strong> {now.detail}
    </p>
  );
};
