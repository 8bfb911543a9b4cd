import type { AgentStatus } from '@honey/protocol/states';
import classes from './availability.module.css';

/** Full, half and empty: told apart without colour. */
const shapes: Record<AgentStatus, React.ReactNode> = {
  ONLINE: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  AWAY: (
    <>
      <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M6 2a4 4 0 0 1 0 8z" fill="currentColor" />
    </>
  ),
  OFFLINE: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.6" />,
};

export const StatusShape = ({ status }: { status: AgentStatus }) => (
  <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" className={classes['shape']} data-status={status}>
    {shapes[status]}
  </svg>
);
