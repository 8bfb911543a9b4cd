import { expect } from '@jest/globals';
import { agentStatuses } from '@honey/protocol/states';
import fc from 'fast-check';
import { AGENTS, anyIntent, anyRequest, PEOPLE } from './action.ts';
import { standingOf } from './enact.ts';
import { call, inShort } from './perform.ts';
import { Stage, type Start } from './stage.ts';
import { Step } from './step.ts';
import { disasters, Together } from './together.ts';
import { newPerson, type World } from './world.ts';

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
  agents: agents.map(({ status, cap, isConnected }) => ({
    status,
    cap,
    goneSince: isConnected ? null : LONG_AGO,
    misses: 0,
  })),
  people: Array.from({ length: PEOPLE }, newPerson),
  now: 0,
  arrivals: 0,
  open: true,
  answeredOutsideHours: true,
  acceptWithin: 0,
});

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

const anyStep = anyIntent.map((intent) => new Step(intent));
const anyTogether = fc
  .record({
    intents: fc.array(anyRequest, { minLength: 2, maxLength: 6 }),
    disaster: fc.constantFrom('none', 'none', 'none', ...disasters),
  })
  .map(({ intents, disaster }) => new Together(intents, disaster));

async function check(
  { runs, commands: { min, max } }: Runs,
  { nodes, anyCommand }: { nodes: number; anyCommand: fc.Arbitrary<fc.AsyncCommand<World, Stage>> },
): Promise<void> {
  const stage = await Stage.start(nodes);
  const commands = fc.array(anyCommand, { minLength: min, maxLength: max, size: 'max' });
  try {
    await fc.assert(
      fc.asyncProperty(anyStart, commands, async (start, chosen) => {
        await stage.reset(start);
        const world = worldOf(start);
        await fc.asyncModelRun(() => ({ model: world, real: stage }), chosen);
        await checkStandings(world, stage);
      }),
      { numRuns: runs },
    );
  } finally {
    await stage.close();
  }
}

/** Lets people and agents do anything in any order and compares each step with the model. */
export const checkStepByStep = (runs: Runs) => check(runs, { nodes: 1, anyCommand: anyStep });

/** The same at two nodes of which one fails now and then, and with many things at the same moment. */
export const checkTogether = (runs: Runs) =>
  check(runs, { nodes: 2, anyCommand: fc.oneof<fc.Arbitrary<fc.AsyncCommand<World, Stage>>[]>(anyStep, anyTogether) });
