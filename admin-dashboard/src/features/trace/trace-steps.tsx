import type { TraceStep } from '@honey/protocol/trace';
import { EmptyState } from '@honey/ui/empty-state';
import { formatExactTime } from '@honey/ui/duration';
import classes from './trace.module.css';
import { capacityText, formatSpan, preciseClock, ruleText, stepTitle } from './trace-words.ts';

/** What takes longer than this between two steps is where to look. Milliseconds. */
const LONG_MS = 60_000;

/** Every checkpoint in the order of time, each with how long it took. */
export function TraceSteps({ steps }: { steps: readonly TraceStep[] }) {
  if (steps.length === 0) {
    return (
      <EmptyState title="Nobody asked for a person yet">
        The steps appear here once the customer does. Chats from before traces were kept have none.
      </EmptyState>
    );
  }
  return (
    <ol className={classes['steps']}>
      {steps.map((step, index) => (
        <Step key={`${step.kind} ${step.at} ${String(index)}`} step={step} isFirst={index === 0} />
      ))}
    </ol>
  );
}

function Step({ step, isFirst }: { step: TraceStep; isFirst: boolean }) {
  const { kind, at, sinceStepMs, nodeId, decision, capacity, waitedMs } = step;
  const more = [
    decision && ruleText(decision),
    waitedMs !== undefined && waitedMs > 0 ? `Waited ${formatSpan(waitedMs)} in the line.` : null,
    capacity && capacityText(capacity),
    nodeId === null ? null : `Node ${nodeId}`,
  ].filter((line) => typeof line === 'string');
  return (
    <li className={classes['step']} data-kind={kind}>
      <time className={classes['time']} dateTime={at} title={formatExactTime(at)}>
        {preciseClock(at)}
      </time>
      <span className={classes['what']}>{stepTitle(step)}</span>
      <span className={classes['span']} data-long={sinceStepMs >= LONG_MS || undefined}>
        {isFirst ? null : `after ${formatSpan(sinceStepMs)}`}
      </span>
      {more.map((line) => (
        <span key={line} className={classes['more']}>
          {line}
        </span>
      ))}
    </li>
  );
}
