import { useActive, useAgents, useLine, useMetrics } from '../../shared/board-queries.ts';
import { Loaded } from '../../shared/loaded.tsx';
import { Panel } from '../../shared/panel.tsx';
import { useTitle } from '../../shared/use-title.ts';
import { TrendPanel } from '../trend/trend-panel.tsx';
import { ActiveTable } from './active-table.tsx';
import { AgentSlots } from './agent-slots.tsx';
import { SlotLegend } from './slot.tsx';
import classes from './board.module.css';
import { HeadlineNumbers } from './headline-numbers.tsx';
import { LineTable } from './line-table.tsx';
import { RecentList } from './recent-list.tsx';
import { StaleNotice } from './stale-notice.tsx';
import { TodayNumbers } from './today-numbers.tsx';
import { VerdictBanner } from './verdict-banner.tsx';

/** The first screen: is anyone waiting too long, and why? */
export function BoardPage() {
  const metrics = useMetrics();
  const line = useLine();
  const agents = useAgents();
  const active = useActive();
  const waiting = metrics.data?.queueLength ?? 0;
  useTitle(waiting > 0 ? `${String(waiting)} waiting` : 'Board');
  return (
    <div className={classes['board']}>
      <h1 className="honey-visually-hidden">Board</h1>
      <StaleNotice queries={[metrics, line, agents, active]} />
      <VerdictBanner line={line.data} agents={agents.data} metrics={metrics.data} />
      <HeadlineNumbers line={line.data} agents={agents.data} metrics={metrics.data} />
      <div className={classes['columns']}>
        <Panel
          id="line"
          title="The line"
          className={classes['line']}
          aside={metrics.data && line.data ? lineCount(metrics.data.queueLength, line.data.length) : null}
        >
          <Loaded query={line} failure="The line could not be loaded">
            {(rows) => <LineTable rows={rows} />}
          </Loaded>
        </Panel>
        <Panel id="agents" title="Agents" className={classes['agents']} aside={<SlotLegend />}>
          <Loaded query={agents} failure="The agents could not be loaded">
            {(list) => <AgentSlots agents={list} active={active.data ?? []} />}
          </Loaded>
        </Panel>
        <TrendPanel className={classes['trend']} />
        <Panel
          id="active"
          title="Active conversations"
          className={classes['active']}
          aside={metrics.data ? String(metrics.data.activeConversations) : null}
        >
          <Loaded query={active} failure="The conversations could not be loaded">
            {(rows) => <ActiveTable rows={rows} />}
          </Loaded>
        </Panel>
        <Panel id="recent" title="Recent assignments" className={classes['recent']}>
          <Loaded query={metrics} failure="The assignments could not be loaded">
            {({ recentAssignments }) => <RecentList assignments={recentAssignments} />}
          </Loaded>
        </Panel>
        <Panel id="today" title="Today" className={classes['today']}>
          <Loaded query={metrics} failure="Today's numbers could not be loaded">
            {({ today }) => <TodayNumbers today={today} />}
          </Loaded>
        </Panel>
      </div>
    </div>
  );
}

function lineCount(length: number, shown: number): string {
  return shown < length ? `First ${String(shown)} of ${String(length)}` : String(length);
}
