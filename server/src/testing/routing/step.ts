import { expect } from '@jest/globals';
import type fc from 'fast-check';
import { type Action, type Intent, isGone, settle } from './action.ts';
import { findBrokenPromises } from './broken-promises.ts';
import { enact } from './enact.ts';
import { perform } from './perform.ts';
import type { Stage } from './stage.ts';
import type { Snapshot } from './stage-rows.ts';
import { chatsOf, lineOf, STEP, type World } from './world.ts';

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

/** One action after the other: its answer and all rows are what the model says. */
export class Step implements fc.AsyncCommand<World, Stage> {
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
