import { expect } from '@jest/globals';
import { agentStatuses } from '@honey/protocol/states';
import fc from 'fast-check';
import { type Action, AGENTS, anyIntent, type Intent, isGone, PEOPLE, settle } from './action.ts';
import { findBrokenPromises } from './broken-promises.ts';
import { enact, standingOf } from './enact.ts';
import { call, inShort, perform } from './perform.ts';
import { Stage, type Start } from './stage.ts';
import type { Snapshot } from './stage-rows.ts';
import { chatsOf, lineOf, newPerson, STEP, type World } from './world.ts';

const anyStart: fc.Arbitrary<Start> = fc.record({
  agents: fc.array(
    fc.record({
      status: fc.constantFrom('ONLINE' as const, 'ONLINE' as const, ...agentStatuses),
      cap: fc.integer({ min: 1, max: 3 }),
      isConnected: fc.constantFrom(true, true, true, false),
    }),
    { minLength: AGENTS, maxLength: AGENTS },
  ),
});

const LONG_AGO = -1_000_000;

const worldOf = ({ agents }: Start): World => ({
  agents: agents.map(({ status, cap, isConnected }) => ({ status, cap, goneSince: isConnected ? null : LONG_AGO })),
  people: Array.from({ length: PEOPLE }, newPerson),
  now: 0,
  arrivals: 0,
  open: true,
  answeredOutsideHours: true,
  acceptWithin: 0,
});

/** Those who wait or have an agent, in the order in which they came. */
const bySeniority = (people: World['people']) =>
  people
    .map(({ status, seniority }, index) => ({ status, seniority, index }))
    .filter(({ status }) => status === 'WAITING_FOR_AGENT' || status === 'AGENT_ASSIGNED')
    .sort((a, b) => a.seniority - b.seniority)
    .map(({ index }) => index);

const withoutSeniority = (people: World['people']) => people.map((person) => ({ ...person, seniority: 0 }));

/** The model in the shape of a snapshot. */
const describeWorld = (world: World) => ({
  agents: world.agents.map(({ status, cap }, index) => ({ status, cap, chats: chatsOf(world, index) })),
  people: withoutSeniority(world.people),
  line: lineOf(world),
  came: bySeniority(world.people),
});

const describeSnapshot = ({ agents, people, line }: Snapshot) => {
  return { agents, people: withoutSeniority(people), line, came: bySeniority(people) };
};

class Step implements fc.AsyncCommand<World, Stage> {
  /** What it came to, for the report. */
  #action: Action | undefined;

  constructor(private readonly intent: Intent) {}

  check(world: Readonly<World>): boolean {
    const action = settle(this.intent, world);
    if (action.do === 'drop') return !isGone(world, action.agent);
    if (action.do === 'connect') return isGone(world, action.agent);
    return true;
  }

  async run(world: World, stage: Stage): Promise<void> {
    const action = settle(this.intent, world);
    this.#action = action;
    const answer = await perform(stage, action);
    const [after, broken] = await Promise.all([
      stage.snapshot(action.do === 'pass' ? world.now + action.steps * STEP : world.now),
      findBrokenPromises(stage.sql),
    ]);
    const expected = enact(world, action, (person) => after.people[person]?.agent ?? null);
    expect(answer).toBe(expected);
    expect(describeSnapshot(after)).toEqual(describeWorld(world));
    expect(broken).toEqual([]);
  }

  toString(): string {
    return JSON.stringify(this.#action ?? this.intent);
  }
}

/** What everybody is told at the end is where the model has them. */
async function checkStandings(world: World, stage: Stage): Promise<void> {
  const told = await Promise.all(
    stage.people.map(async ({ conversationId, token }, index) => {
      const url = `/conversations/queue-status/${conversationId}`;
      const short = inShort(stage, await call(stage, index, { method: 'GET', url, token }));
      return /^(ASSIGNED|QUEUED|CLOSED)/.test(short) ? short : 'BOT';
    }),
  );
  expect(told).toEqual(world.people.map((_, index) => standingOf(world, index)));
}

export interface Runs {
  runs: number;
  commands: { min: number; max: number };
}

/** Lets people and agents do anything in any order and compares each step with the model. */
export async function checkRoutingModel(
  { runs, commands }: Runs,
  parameters: fc.Parameters<unknown> = {},
): Promise<void> {
  const stage = await Stage.start(1);
  const steps = fc.array(
    anyIntent.map((intent) => new Step(intent)),
    { minLength: commands.min, maxLength: commands.max, size: 'max' },
  );
  try {
    await fc.assert(
      fc.asyncProperty(anyStart, steps, async (start, commandsOfRun) => {
        await stage.reset(start);
        const world = worldOf(start);
        await fc.asyncModelRun(() => ({ model: world, real: stage }), commandsOfRun);
        await checkStandings(world, stage);
      }),
      { numRuns: runs, ...(parameters as object) },
    );
  } finally {
    await stage.close();
  }
}
