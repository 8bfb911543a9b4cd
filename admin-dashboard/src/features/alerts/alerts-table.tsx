import type { Alert } from '@honey/protocol/alerts';
import { EmptyState } from '@honey/ui/empty-state';
import { formatClock, formatDay, formatExactTime } from '@honey/ui/duration';
import { useNow } from '@honey/ui/use-now';
import { Button } from '@mantine/core';
import table from '../../shared/table.module.css';
import { useAcknowledge } from './alert-queries.ts';
import { alertText, isUnseen } from './alert-words.ts';
import classes from './alerts.module.css';

/** What is open now, and what was. */
export function AlertsTable({ alerts }: { alerts: readonly Alert[] }) {
  if (alerts.length === 0) {
    return <EmptyState title="No alerts so far">Whatever needs a look appears here, and on every page.</EmptyState>;
  }
  return (
    <div className={table['scroll']} role="region" aria-label="Alerts, table" tabIndex={0}>
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" className={table['right']}>
              Opens above
            </th>
            <th scope="col">Since</th>
            <th scope="col">Until</th>
            <th scope="col">Seen by</th>
          </tr>
        </thead>
        <tbody>
          {alerts.map((alert) => (
            <tr key={alert.alertId}>
              <td>{alertText(alert.rule, alert.value)}</td>
              <td className={table['right']}>{alert.rule === 'NO_AGENTS_ONLINE' ? '–' : alert.threshold}</td>
              <td>
                <At time={alert.openedAt} />
              </td>
              <td>
                {alert.resolvedAt === null ? (
                  <span className={classes['open']}>Still open</span>
                ) : (
                  <At time={alert.resolvedAt} />
                )}
              </td>
              <td>
                <SeenBy alert={alert} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Who has said to have seen it. What ended by itself asks nobody any more. */
function SeenBy({ alert }: { alert: Alert }) {
  const acknowledge = useAcknowledge();
  if (alert.acknowledgedBy) return alert.acknowledgedBy.adminName;
  if (!isUnseen(alert)) return <span className={table['dim']}>Nobody; it ended by itself</span>;
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={acknowledge.isPending}
      onClick={() => {
        acknowledge.mutate(alert.alertId);
      }}
    >
      I have seen it
    </Button>
  );
}

function At({ time }: { time: string }) {
  const now = useNow(60_000);
  return (
    <time dateTime={time} title={formatExactTime(time)}>
      {formatDay(time, now)}, {formatClock(time)}
    </time>
  );
}
