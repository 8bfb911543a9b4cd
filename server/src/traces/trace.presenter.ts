import type { Decision, Trace, TraceStep } from '@honey/protocol/trace';
import type { NotAssignedData } from '../routing/routing-events.ts';
import { named, type Names } from './agent-names.ts';
import { presentNotices } from './notice.presenter.ts';
import type { AssignedStep, EventRow, TraceRows } from './trace.queries.ts';

/** A step before it knows which one came before it. */
type Step = Omit<TraceStep, 'at' | 'sinceStepMs'> & { at: number };

/** The ids of all agents whom a trace names. */
export function agentsIn({ events, notices, assignments }: TraceRows): string[] {
  const decided = events.flatMap(({ data }) => {
    const { agentId, runnerUp } = data as Partial<AssignedStep>;
    return [agentId, runnerUp?.agentId];
  });
  const told = [...notices, ...assignments].map(({ agentId }) => agentId);
  return [...new Set([...decided, ...told].filter((id) => id !== undefined))];
}

/** Turns the rows into checkpoints in the order of time, each with how long it took. */
export function presentTrace(rows: TraceRows, names: Names): Trace {
  const { conversationId, userId, status, traceId } = rows.conversation;
  const steps = [
    // Who leaves a message leaves the line first, in the same millisecond.
    ...rows.ends.map((end): Step => plain(end.status, end.endedAt)),
    ...rows.events.flatMap((event) => stepsOf(event, names)),
    ...stepsOfNotices(rows, names),
    ...rows.assignments.flatMap((assignment) => stepsOfAgent(assignment, names)),
    ...(rows.conversation.closedAt ? [plain('CLOSED', rows.conversation.closedAt)] : []),
  ].sort((a, b) => a.at - b.at);
  return {
    conversationId,
    userId,
    status,
    traceId,
    steps: steps.map((step, index) => ({
      ...step,
      at: new Date(step.at).toISOString(),
      sinceStepMs: Math.round(step.at - (steps[index - 1]?.at ?? step.at)),
    })),
    isShortened: rows.isShortened,
    notices: presentNotices(rows, names),
  };
}

function plain(kind: TraceStep['kind'], at: Date): Step {
  return { kind, at: at.getTime(), nodeId: null, agent: null };
}

function stepsOf({ kind, at, nodeId, data }: EventRow, names: Names): Step[] {
  const base = { kind, at: at.getTime(), nodeId, agent: null };
  switch (kind) {
    case 'ASKED':
    case 'LEFT_MESSAGE':
      return [base];
    case 'REQUEUED': {
      const { agentId, cause } = data as { agentId: string; cause: NonNullable<TraceStep['cause']> };
      return [{ ...base, agent: named(agentId, names), cause }];
    }
    case 'QUEUED':
    case 'OUTSIDE_HOURS': {
      const { capacity, position, ...approach } = data as NotAssignedData;
      return [...approachSteps(base, approach), { ...base, capacity, ...(position === undefined ? {} : { position }) }];
    }
    case 'ASSIGNED': {
      const { agentId, waitedMs, capacity, ...rest } = data as AssignedStep;
      const step = { ...base, agent: named(agentId, names), waitedMs, decision: presentDecision(rest, names) };
      return [...approachSteps(base, rest), capacity ? { ...step, capacity } : step];
    }
  }
}

function presentDecision(
  { rule, load, runnerUp }: Pick<AssignedStep, 'rule' | 'load' | 'runnerUp'>,
  names: Names,
): Decision {
  const nextBest = runnerUp
    ? { ...named(runnerUp.agentId, names), currentChats: runnerUp.currentChats, maxChats: runnerUp.maxChats }
    : null;
  return { rule, load: load ?? null, runnerUp: nextBest };
}

/** The way to a decision is known by durations that end with it, so that no two clocks are compared. */
function approachSteps(
  { at, nodeId }: Pick<Step, 'at' | 'nodeId'>,
  { sinceReceivedMs, sinceClickMs }: Pick<AssignedStep, 'sinceReceivedMs' | 'sinceClickMs'>,
): Step[] {
  if (sinceReceivedMs === undefined) return [];
  const received: Step = { kind: 'RECEIVED', at: at - sinceReceivedMs, nodeId, agent: null };
  if (sinceClickMs === undefined || sinceClickMs === null) return [received];
  return [{ kind: 'CLICKED', at: received.at - sinceClickMs, nodeId: null, agent: null }, received];
}

function stepsOfNotices({ notices }: TraceRows, names: Names): Step[] {
  return notices
    .filter(({ type }) => type === 'NEW_CONVERSATION_ASSIGNED')
    .flatMap(({ agentId, sentAt, sentBy, ackedAt, ackedBy }) => {
      const agent = named(agentId, names);
      const steps: Step[] = [];
      if (sentAt) steps.push({ kind: 'SENT', at: sentAt.getTime(), nodeId: sentBy, agent });
      if (ackedAt && ackedBy !== null) {
        steps.push({ kind: 'DELIVERED', at: ackedAt.getTime(), nodeId: ackedBy, agent });
      }
      return steps;
    });
}

function stepsOfAgent({ agentId, acceptedAt, repliedAt }: TraceRows['assignments'][number], names: Names): Step[] {
  const agent = named(agentId, names);
  return [
    ...(acceptedAt ? [{ ...plain('ACCEPTED', acceptedAt), agent }] : []),
    ...(repliedAt ? [{ ...plain('FIRST_REPLY', repliedAt), agent }] : []),
  ];
}
