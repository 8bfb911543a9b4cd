import type { ReactNode } from 'react';
import { useId } from 'react';
import classes from './panel.module.css';

interface PanelProps {
  title: string;
  /** Where links on the page lead; also what they focus. */
  id?: string;
  /** Beside the title: a count, a legend, a button. */
  aside?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}

/** A titled part of a page; a landmark of its own. */
export function Panel({ title, id, aside, className, children }: PanelProps) {
  const headingId = useId();
  return (
    <section
      id={id}
      tabIndex={id === undefined ? undefined : -1}
      aria-labelledby={headingId}
      className={[classes['panel'], className].filter(Boolean).join(' ')}
    >
      <div className={classes['head']}>
        <h2 id={headingId} className={classes['title']}>
          {title}
        </h2>
        {aside === undefined ? null : <div className={classes['aside']}>{aside}</div>}
      </div>
      {children}
    </section>
  );
}
