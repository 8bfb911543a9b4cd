import { Loaded } from '../../shared/loaded.tsx';
import { PageHead } from '../../shared/page-head.tsx';
import { Panel } from '../../shared/panel.tsx';
import { useTitle } from '../../shared/use-title.ts';
import { useAlertRules, useAlerts } from './alert-queries.ts';
import classes from './alerts.module.css';
import { AlertsTable } from './alerts-table.tsx';
import { RulesForm } from './rules-form.tsx';

/** What needs or needed a look, and when it counts as such. */
export function AlertsPage() {
  const alerts = useAlerts();
  const rules = useAlertRules();
  useTitle('Alerts');
  const open = alerts.data?.filter(({ resolvedAt }) => resolvedAt === null).length ?? 0;
  return (
    <div className={classes['page']}>
      <PageHead title="Alerts">What needs a look, who has seen it, and when an alert opens.</PageHead>
      <Panel title="Alerts" aside={alerts.data ? `${String(open)} open` : null}>
        <Loaded query={alerts} failure="The alerts could not be loaded">
          {(list) => <AlertsTable alerts={list} />}
        </Loaded>
      </Panel>
      <Panel title="Rules">
        <Loaded query={rules} failure="The rules could not be loaded">
          {(saved) => <RulesForm key={JSON.stringify(saved)} saved={saved} />}
        </Loaded>
      </Panel>
    </div>
  );
}
