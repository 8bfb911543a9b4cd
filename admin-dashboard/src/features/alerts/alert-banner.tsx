import { formatClock } from '@honey/ui/duration';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useAcknowledge, useAlerts } from './alert-queries.ts';
import { alertText, isUnseen } from './alert-words.ts';
import classes from './alerts.module.css';

/** What is open and nobody has said to have seen, on every page. Read aloud when it appears. */
export function AlertBanner() {
  const { data } = useAlerts();
  const acknowledge = useAcknowledge();
  const unseen = data?.filter(isUnseen) ?? [];
  return (
    <div role="status" aria-label="Alerts" className={classes['banners']}>
      {unseen.map(({ alertId, rule, value, openedAt }) => (
        <p key={alertId} className={classes['banner']}>
          <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
            <path
              d="M9 2 1.5 15.5h15L9 2Zm0 5v4m0 2v.5"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.8"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          </svg>
          <span className={classes['said']}>
            <strong>{alertText(rule, value)}</strong> since {formatClock(openedAt)}.{' '}
            <Link to="/alerts">All alerts</Link>
          </span>
          <Button
            variant="default"
            size="xs"
            loading={acknowledge.isPending && acknowledge.variables === alertId}
            onClick={() => {
              acknowledge.mutate(alertId);
            }}
          >
            I have seen it
          </Button>
        </p>
      ))}
    </div>
  );
}
