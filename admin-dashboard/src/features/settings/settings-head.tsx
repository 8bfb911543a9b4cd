import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageHead } from '../../shared/page-head.tsx';
import { useTitle } from '../../shared/use-title.ts';
import classes from './settings.module.css';

interface SettingsHeadProps {
  /** Which of the pages of settings this is. */
  title: string;
  children: ReactNode;
  action?: ReactNode;
}

/** The head of a page of settings, and the way to the others. */
export function SettingsHead({ title, children, action }: SettingsHeadProps) {
  useTitle(`${title} · Settings`);
  return (
    <>
      <nav className={classes['pages']} aria-label="Pages of settings">
        <Link to="/settings" className={classes['page']} activeOptions={{ exact: true }}>
          Keeping
        </Link>
        <Link to="/settings/routing" className={classes['page']}>
          Routing
        </Link>
        <Link to="/settings/languages" className={classes['page']}>
          Languages
        </Link>
        <Link to="/settings/articles" className={classes['page']}>
          Articles
        </Link>
      </nav>
      <PageHead title={title} action={action}>
        {children}
      </PageHead>
    </>
  );
}
