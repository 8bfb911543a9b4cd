import type { Evidence, Phase, Taking } from './conversation-phase.ts';

/** The part of a state that evidence changes. */
export interface PhaseState {
  phase: Phase;
  /** When the phase became true by the server's clock, in epoch milliseconds; 0 when nothing is known. */
  phaseAt: number;
  /** The latest moment of which anything was told here, in epoch milliseconds. What an answer's `basis` refers to. */
  toldAt: number;
  /** Who last took the conversation; null when nobody has. Kept when it ends and while it is back in the line. */
  taken: Taking | null;
  /** The question whether to keep waiting, asked at `at` (epoch milliseconds); null when no answer is due. */
  asked: { answerBy: string; at: number } | null;
  agentTyping: boolean;
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

function isSamePlace(next: Phase, present: Phase): boolean {
  if (next.kind === 'assigned' && present.kind === 'assigned') return next.agentId === present.agentId;
  return next.kind === present.kind;
}

function later<Dated extends { at: number }>(known: Dated | null, told: Dated | null): Dated | null {
  if (known === null || told === null) return known ?? told;
  return told.at > known.at ? told : known;
}

/** A question is over once somebody has taken the conversation after it. */
function settled<State extends PhaseState>(state: State): State {
  const { asked, taken } = state;
  return asked !== null && taken !== null && asked.at <= taken.at ? { ...state, asked: null } : state;
}

/** Takes in that a person took the conversation, which stays true whatever comes after it. */
export function applyTaking<State extends PhaseState>(state: State, taking: Taking): State {
  const taken = later(state.taken, taking);
  return taken === state.taken ? state : settled({ ...state, taken });
}

function withTaking<State extends PhaseState>(state: State, { phase, at }: Evidence): State {
  return phase.kind === 'assigned' && at !== null ? applyTaking(state, { agentName: phase.agentName, at }) : state;
}

/** Takes in the question whether to keep waiting. */
export function applyQuestion<State extends PhaseState>(state: State, answerBy: string, at: number): State {
  const asked = later(state.asked, { answerBy, at });
  return settled({ ...state, asked, toldAt: Math.max(state.toldAt, at) });
}

/**
 * Takes in what was said about the phase. The later statement wins by the server's clock, whatever the order of
 * arrival; `closed` is final. An answer to a request that began after the last news (`basis`) is newer than that
 * news, so it wins even without a time of its own: that is how leaving the line, or being put back into it, is
 * seen after a missed notification.
 */
export function applyEvidence<State extends PhaseState>(state: State, evidence: Evidence, basis?: number): State {
  const { phase } = evidence;
  const at = evidence.at ?? 0;
  const known = withTaking(state, evidence);
  if (known.phase.kind === 'closed') return known;
  const isPresent = basis === known.toldAt;
  const isNewer = phase.kind === 'closed' || isPresent || at > known.phaseAt;
  if (!isNewer && !(at === known.phaseAt && outranks(phase, known.phase))) return known;

  // Such an answer does not say since when it is true: after all that was told before it.
  const since = isPresent && !isSamePlace(phase, known.phase) ? Math.max(at, known.toldAt + 1) : at;
  const phaseAt = Math.max(known.phaseAt, since);
  const keepsPlace = phase.kind === 'queued' && phase.place === null && known.phase.kind === 'queued';
  const next: State = {
    ...known,
    phase: keepsPlace ? known.phase : phase,
    phaseAt,
    toldAt: Math.max(known.toldAt, phaseAt),
    agentTyping: phase.kind === 'assigned' && known.agentTyping,
  };
  return isPresent ? settled(withLine(next, evidence)) : next;
}

/** What is true now also says what is over. */
function withLine<State extends PhaseState>(state: State, { phase, line }: Evidence): State {
  if (phase.kind === 'bot' || phase.kind === 'outside_hours') return { ...state, taken: null, asked: null };
  if (line === undefined) return state;
  const { answerBy, backFrom: taken } = line;
  if (answerBy === null) return { ...state, taken, asked: null };
  return state.asked?.answerBy === answerBy
    ? { ...state, taken }
    : { ...state, taken, asked: { answerBy, at: state.phaseAt } };
}

/** By when the customer has to say that they keep waiting (ISO time); null when they are not asked. */
export function answerDueBy({ phase, asked }: PhaseState): string | null {
  return phase.kind === 'queued' ? (asked?.answerBy ?? null) : null;
}

/** Who had the chat before it came back to the line; null for who waits for the first time, or does not wait. */
export function backInLineFrom({ phase, taken }: PhaseState): string | null {
  return phase.kind === 'queued' ? (taken?.agentName ?? null) : null;
}
