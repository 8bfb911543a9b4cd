import { type AgentStatus, priorities, type Priority } from '@honey/protocol/states';
import fc from 'fast-check';

/** An agent as one round of routing may find them. */
export interface AgentSituation {
  id: string;
  status: AgentStatus;
  disabled: boolean;
  lease: 'alive' | 'lapsed' | 'never';
  currentChats: number;
  maxChats: number;
  /** Null: never had a chat. */
  lastAssignedSecondsAgo: number | null;
}

/** Somebody in the line, in the order in which they came. */
export interface WaitingSituation {
  conversationId: string;
  priority: Priority;
  /** Equal numbers are equal timestamps. */
  queuedSecondsAgo: number;
  excludedAgents: string[];
}

/** Somebody who asks for a person in this round. */
export interface ArrivalSituation {
  kind: 'new' | 'twice' | 'waits-already' | 'closed' | 'not-theirs' | 'unknown';
  conversationId: string;
}

/** Everything that one round of routing decides from. */
export interface Situation {
  agents: AgentSituation[];
  line: WaitingSituation[];
  arrivals: ArrivalSituation[];
  open: boolean;
  agentsAnswerOutsideHours: boolean;
}

/** Mostly `usual`, so that a situation does not fall flat on one unlucky field. */
const mostly = <T>(usual: T, ...others: T[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });

const agent = fc.record({
  // Byte order and the order of a language differ in letter case.
  letter: fc.constantFrom('a', 'B', 'z', '_'),
  status: mostly<AgentStatus>('ONLINE', 'AWAY', 'OFFLINE'),
  disabled: mostly(false, true),
  lease: mostly<AgentSituation['lease']>('alive', 'lapsed', 'never'),
  // A cap that was lowered leaves more chats than fit.
  currentChats: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 4 }) }, fc.integer({ min: 0, max: 101 })),
  maxChats: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 6 }) }, fc.integer({ min: 0, max: 100 })),
  lastAssignedSecondsAgo: fc.option(fc.integer({ min: 1, max: 3 })),
});

const waiting = fc.record({
  priority: fc.constantFrom(...priorities),
  queuedSecondsAgo: fc.integer({ min: 0, max: 3 }),
  excludes: fc.oneof({ weight: 3, arbitrary: fc.constant<number[]>([]) }, fc.uniqueArray(fc.nat(5), { maxLength: 5 })),
});

const arrival = fc.record({
  kind: mostly<ArrivalSituation['kind']>('new', 'twice', 'waits-already', 'closed', 'not-theirs', 'unknown'),
  which: fc.nat(20),
});

/** Any situation: ties, equal timestamps, caps of 0 and below the chats there are, all priorities, nobody free, closed. */
export const anySituation: fc.Arbitrary<Situation> = fc
  .record({
    agents: fc.array(agent, { maxLength: 6 }),
    line: fc.array(waiting, { maxLength: 9 }),
    arrivals: fc.array(arrival, { maxLength: 7 }),
    open: mostly(true, false),
    agentsAnswerOutsideHours: fc.boolean(),
  })
  .map(({ agents, line, arrivals, ...rest }) => {
    const ids = agents.map(({ letter }, index) => `${letter}${String(index)}`);
    return {
      ...rest,
      agents: agents.map(({ letter: _, ...one }, index) => ({ ...one, id: ids[index] ?? '' })),
      line: line.map(({ excludes, ...one }, index) => ({
        ...one,
        conversationId: `waiting-${String(index)}`,
        excludedAgents: excludes.flatMap((which) => ids[which] ?? []),
      })),
      arrivals: arrivals.map(({ kind, which }, index) => toArrival(kind, { which, index, waiting: line.length })),
    };
  });

function toArrival(
  kind: ArrivalSituation['kind'],
  { which, index, waiting }: { which: number; index: number; waiting: number },
): ArrivalSituation {
  if (kind === 'waits-already') {
    if (waiting > 0) return { kind, conversationId: `waiting-${String(which % waiting)}` };
    return { kind: 'new', conversationId: `new-${String(index)}` };
  }
  // Those who ask twice share few conversations, so that some of them meet.
  if (kind === 'twice') return { kind, conversationId: `twice-${String(which % 2)}` };
  return { kind, conversationId: `${kind}-${String(index)}` };
}
