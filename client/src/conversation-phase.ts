import type { Conversation } from '@honey/protocol/entities';
import type { QueueStatusAnswer } from '@honey/protocol/escalation';
import type { UserNotification } from '@honey/protocol/server-frames';

/** Who has the conversation now. */
export type Phase =
  | { kind: 'bot' }
  | {
      kind: 'queued';
      /** Null until the line answered: the conversation only says that it waits. */
      place: { position: number; estimatedWait: number; range: { low: number; high: number } | null } | null;
    }
  | { kind: 'outside_hours'; nextOpenAt: string | null; timezone: string }
  | { kind: 'assigned'; agentId: string; agentName: string }
  | { kind: 'closed' };

/** The part of a state that evidence changes. */
export interface PhaseState {
  phase: Phase;
  /** When the phase became true by the server's clock, in epoch milliseconds; 0 when nothing is known. */
  phaseAt: number;
  /** When a person last took the conversation, in epoch milliseconds; null when nobody has. Kept when it ends. */
  assignedAt: number | null;
  agentTyping: boolean;
}

/** A phase and since when it is known to be true (epoch milliseconds); null when the statement bears no time. */
export interface Evidence {
  phase: Phase;
  at: number | null;
}

function place(of: {
  position: number;
  estimatedWait: number;
  estimatedWaitRange?: { low: number; high: number } | undefined;
}) {
  return { position: of.position, estimatedWait: of.estimatedWait, range: of.estimatedWaitRange ?? null };
}

export function phaseFromAnswer(answer: QueueStatusAnswer): Evidence {
  switch (answer.status) {
    case 'ASSIGNED':
      return {
        phase: { kind: 'assigned', agentId: answer.agentId, agentName: answer.agentName },
        at: Date.parse(answer.assignedAt),
      };
    case 'QUEUED':
      return { phase: { kind: 'queued', place: place(answer) }, at: Date.parse(answer.queuedAt) };
    case 'OUTSIDE_HOURS':
      return { phase: { kind: 'outside_hours', nextOpenAt: answer.nextOpenAt, timezone: answer.timezone }, at: null };
    case 'CLOSED':
      return { phase: { kind: 'closed' }, at: null };
    case 'NOT_ESCALATED':
    case 'LEFT':
    case 'ABANDONED':
      return { phase: { kind: 'bot' }, at: null };
  }
}

export function phaseFromConversation(conversation: Conversation): Evidence {
  switch (conversation.status) {
    case 'CLOSED':
      return { phase: { kind: 'closed' }, at: null };
    case 'AGENT_ASSIGNED':
      if (conversation.assignedAgent === null) return { phase: { kind: 'queued', place: null }, at: null };
      return {
        phase: { kind: 'assigned', ...conversation.assignedAgent },
        at: conversation.assignedAt === null ? null : Date.parse(conversation.assignedAt),
      };
    case 'WAITING_FOR_AGENT':
      return {
        phase: { kind: 'queued', place: null },
        at: conversation.escalatedAt === null ? null : Date.parse(conversation.escalatedAt),
      };
    case 'BOT':
      return { phase: { kind: 'bot' }, at: null };
  }
}

type PhaseNotification = Extract<UserNotification, { type: 'AGENT_ASSIGNED' | 'QUEUE_UPDATE' | 'CONVERSATION_CLOSED' }>;

export function phaseFromNotification(notification: PhaseNotification): Evidence {
  const at = Date.parse(notification.timestamp);
  switch (notification.type) {
    case 'AGENT_ASSIGNED':
      return { phase: { kind: 'assigned', agentId: notification.agentId, agentName: notification.agentName }, at };
    case 'QUEUE_UPDATE':
      return { phase: { kind: 'queued', place: place(notification) }, at };
    case 'CONVERSATION_CLOSED':
      return { phase: { kind: 'closed' }, at };
  }
}

const rank = { bot: 0, outside_hours: 1, queued: 2, assigned: 3, closed: 4 } as const satisfies Record<
  Phase['kind'],
  number
>;

/** Decides between two statements of the same moment, the same way whichever came first. */
function outranks(next: Phase, present: Phase): boolean {
  if (next.kind !== present.kind) return rank[next.kind] > rank[present.kind];
  if (next.kind !== 'queued' || present.kind !== 'queued') return false;
  if (next.place === null || present.place === null) return present.place === null;
  if (next.place.position !== present.place.position) return next.place.position < present.place.position;
  return next.place.estimatedWait < present.place.estimatedWait;
}

/**
 * Takes in what was said about the phase. The later statement wins by the server's clock, whatever the order of
 * arrival; `closed` is final. An answer to a request that began after the last change (`basis`) is newer than
 * that change, so it wins even without a time of its own: that is how leaving the line, or being put back
 * into it, is seen after a missed notification.
 */
export function applyEvidence<State extends PhaseState>(state: State, evidence: Evidence, basis?: number): State {
  const { phase } = evidence;
  const at = evidence.at ?? 0;
  if (phase.kind === 'assigned' && at > (state.assignedAt ?? 0)) {
    return applyEvidence({ ...state, assignedAt: at }, evidence, basis);
  }
  if (state.phase.kind === 'closed') return state;
  const isNewer = phase.kind === 'closed' || basis === state.phaseAt || at > state.phaseAt;
  if (!isNewer && !(at === state.phaseAt && outranks(phase, state.phase))) return state;
  const keepsPlace = phase.kind === 'queued' && phase.place === null && state.phase.kind === 'queued';
  return {
    ...state,
    phase: keepsPlace ? state.phase : phase,
    phaseAt: Math.max(state.phaseAt, at),
    agentTyping: phase.kind === 'assigned' && state.agentTyping,
  };
}
