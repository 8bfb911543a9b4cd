import { ApiError } from '@honey/client/api-error';
import type { Trace } from '@honey/protocol/trace';
import { EmptyState } from '@honey/ui/empty-state';
import { shortId } from '@honey/ui/short-id';
import { Link } from '@tanstack/react-router';
import { Loaded } from '../../shared/loaded.tsx';
import { Panel } from '../../shared/panel.tsx';
import { useTitle } from '../../shared/use-title.ts';
import { NoticesTable } from './notices-table.tsx';
import classes from './trace.module.css';
import { useTrace } from './trace-queries.ts';
import { TraceSteps } from './trace-steps.tsx';
import { formatSpan } from './trace-words.ts';

/** One escalation on one screen: from the click to the agent's screen. */
export function TracePage({ conversationId }: { conversationId: string }) {
  const trace = useTrace(conversationId);
  useTitle('Trace');
  const isMissing = trace.error instanceof ApiError && trace.error.code === 'NOT_FOUND';
  return (
    <div className={classes['page']}>
      <div className={classes['head']}>
        <Link to="/traces" className={classes['back']}>
          <span aria-hidden="true">← </span>All traces
        </Link>
        <h1 className={classes['title']}>{trace.data ? `Trace of customer ${shortId(trace.data.userId)}` : 'Trace'}</h1>
        {isMissing ? null : (
          <Link to="/conversations/$conversationId" params={{ conversationId }}>
            Open the conversation
          </Link>
        )}
      </div>
      {isMissing ? (
        <EmptyState title="There is no such conversation">
          The address may be incomplete, or the conversation was erased.
        </EmptyState>
      ) : (
        <Loaded query={trace} failure="The trace could not be loaded">
          {(data) => <Steps trace={data} />}
        </Loaded>
      )}
    </div>
  );
}

function Steps({ trace }: { trace: Trace }) {
  return (
    <>
      <p className={classes['sum']}>
        {trace.isShortened ? 'A long story: only its latest steps are shown, 200 of a kind.' : summary(trace)}
      </p>
      <Panel title="From the click to the agent’s screen">
        <TraceSteps steps={trace.steps} />
      </Panel>
      <Panel title="Notices to agents">
        <NoticesTable notices={trace.notices} />
      </Panel>
      <p className={classes['ids']}>
        Conversation {trace.conversationId}
        {trace.traceId === null ? null : <> · Trace {trace.traceId}</>}
      </p>
    </>
  );
}

function summary({ steps, status }: Trace): string {
  const [first] = steps;
  const onScreen = steps.find(({ kind }) => kind === 'DELIVERED') ?? steps.find(({ kind }) => kind === 'ASSIGNED');
  if (!first) return 'Nothing to trace yet.';
  if (!onScreen) return status === 'WAITING_FOR_AGENT' ? 'Still waiting for an agent.' : 'No agent had it.';
  const name = onScreen.agent?.agentName ?? 'an agent';
  const took = formatSpan(Date.parse(onScreen.at) - Date.parse(first.at));
  return onScreen.kind === 'DELIVERED' ? `On the screen of ${name} after ${took}.` : `Given to ${name} after ${took}.`;
}
