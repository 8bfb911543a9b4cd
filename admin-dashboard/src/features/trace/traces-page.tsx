import { Link } from '@tanstack/react-router';
import { Loaded } from '../../shared/loaded.tsx';
import { PageHead } from '../../shared/page-head.tsx';
import { Panel } from '../../shared/panel.tsx';
import { useTitle } from '../../shared/use-title.ts';
import { TraceSearch } from './trace-search.tsx';
import classes from './trace.module.css';
import { TracesTable } from './traces-table.tsx';
import { useTraces } from './trace-queries.ts';

/** Where to begin when somebody waited too long: the slowest of today, or what a customer is asking about. */
export function TracesPage({ id }: { id: string | undefined }) {
  const traces = useTraces(id);
  useTitle('Traces');
  return (
    <div className={classes['page']}>
      <PageHead title="Traces">
        How each request for a person came to an agent’s screen, and what took how long.
      </PageHead>
      <TraceSearch />
      <Panel
        title={id === undefined ? 'Slowest today' : 'Found'}
        aside={id === undefined ? 'From asking to the agent’s screen' : <Link to="/traces">Slowest today</Link>}
      >
        <Loaded query={traces} failure="The traces could not be loaded">
          {(rows) => <TracesTable traces={rows} />}
        </Loaded>
      </Panel>
    </div>
  );
}
