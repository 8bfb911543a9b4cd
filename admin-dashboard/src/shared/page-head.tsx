import type { ReactNode } from 'react';
import classes from './page-head.module.css';

interface PageHeadProps {
  title: string;
  /** One or two sentences: what this page is for. */
  children: ReactNode;
  /** A button at the right. */
  action?: ReactNode;
}

/** Title and purpose of a page. */
export function PageHead({ title, children, action }: PageHeadProps) {
  return (
    <div className={classes['head']}>
      <div>
        <h1 className={classes['title']}>{title}</h1>
        <p className={classes['purpose']}>{children}</p>
      </div>
      {action}
    </div>
  );
}
