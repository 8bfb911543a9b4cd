import type { AdminProfile } from '@honey/protocol/entities';
import { BrandMark } from '@honey/ui/brand-mark';
import { ColorSchemeToggle } from '@honey/ui/color-scheme-toggle';
import { ConnectionBadge } from '@honey/ui/connection-badge';
import { useSession } from '@honey/ui/use-session';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { AlertBanner } from '../features/alerts/alert-banner.tsx';
import { useBoardLink } from '../features/live/use-board-link.ts';
import { useAdminSession } from '../shared/admin-session.tsx';
import { BoardLinkContext } from '../shared/board-link.ts';
import { useMetrics } from '../shared/board-queries.ts';
import { AccountMenu } from './account-menu.tsx';
import classes from './frame.module.css';

/** Header and navigation around every page of a signed-in admin. */
export function Frame() {
  const state = useSession(useAdminSession());
  return state.status === 'signed-in' ? <SignedInFrame admin={state.profile} /> : null;
}

function SignedInFrame({ admin }: { admin: AdminProfile }) {
  const link = useBoardLink(admin);
  const content = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    // The link that was followed may be gone with its page; reading goes on at the new one.
    content.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <div className={classes['frame']}>
      <a className={classes['skip']} href="#content">
        Skip to the content
      </a>
      <header className={classes['header']}>
        <Link to="/" className={classes['brand']}>
          <BrandMark />
          <span>Honey </span>
          <span className={classes['role']}>Admin</span>
        </Link>
        <nav className={classes['nav']} aria-label="Pages">
          <Link to="/" className={classes['link']} activeOptions={{ exact: true }}>
            Board
          </Link>
          <Link to="/traces" className={classes['link']}>
            Traces
          </Link>
          <Link to="/reports" className={classes['link']}>
            Reports
          </Link>
          <Link to="/alerts" className={classes['link']}>
            Alerts
          </Link>
          <Link to="/agents" className={classes['link']}>
            Agents
          </Link>
          <Link to="/hours" className={classes['link']}>
            Hours
          </Link>
          <Link to="/settings" className={classes['link']}>
            Settings
          </Link>
          <Link to="/record" className={classes['link']}>
            Record
          </Link>
          <Link to="/replies" className={classes['link']}>
            Replies
          </Link>
        </nav>
        <div className={classes['tools']}>
          <OpenNow />
          <ConnectionBadge state={link.state} onRetry={link.reconnectNow} />
          <ColorSchemeToggle />
          <AccountMenu admin={admin} />
        </div>
      </header>
      <main id="content" ref={content} className={classes['content']} tabIndex={-1}>
        <AlertBanner />
        <BoardLinkContext value={link}>
          <Outlet />
        </BoardLinkContext>
      </main>
    </div>
  );
}

function OpenNow() {
  const { data } = useMetrics();
  if (!data) return null;
  const open = data.isWithinBusinessHours;
  return (
    <Link to="/hours" className={classes['open']} data-open={open}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <path
          d="M6 3.2V6l1.8 1.3M6 11A5 5 0 1 0 6 1a5 5 0 0 0 0 10Z"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
        />
      </svg>
      {open ? 'Open now' : 'Closed now'}
    </Link>
  );
}
