import { expect } from '@jest/globals';
import type fc from 'fast-check';
import { type Action, type Intent, settle } from './action.ts';
import { findBrokenPromises } from './broken-promises.ts';
import { perform } from './perform.ts';
import type { Stage } from './stage.ts';
import type { Snapshot } from './stage-rows.ts';
import { chatsOf, lineOf, type PersonModel, type World } from './world.ts';

/** What may happen to the second node in the middle of it all. */
export const disasters = ['cut-from-database', 'restarted'] as const;
type Disaster = (typeof disasters)[number] | 'none';

const FAILING_NODE = 1;

/**
 * Many things at the same moment. Their order is the server's to choose, so there is no one result: but nothing promised is
 * broken, nobody overtakes, and the model goes on from what came of it.
 */
export class Together implements fc.AsyncCommand<World, Stage> {
  #actions: Action[] = [];

  constructor(
    private readonly intents: readonly Intent[],
    private readonly disaster: Disaster,
  ) {}

  check(): boolean {
    return true;
  }

  async run(world: World, stage: Stage): Promise<void> {
    const actions = this.intents.map((intent) => settle(intent, world));
    this.#actions = actions;
    const before = structuredClone(world);
    const [lost, ...answers] = await Promise.all([
      this.#strike(stage),
      ...actions.map((action) => perform(stage, action).catch(() => 'NO ANSWER')),
    ]);
    const bad = this.disaster === 'none' ? /INTERNAL|HTTP|NO ANSWER|UNAVAILABLE/ : /INTERNAL|HTTP/;
    expect(answers.filter((answer) => bad.test(answer))).toEqual([]);
    const [after, broken] = await Promise.all([stage.snapshot(world.now), findBrokenPromises(stage.sql)]);
    expect(broken).toEqual([]);
    expect(findOverloaded(before, { after, actions })).toEqual([]);
    expect(findOvertaken(before, { after, actions })).toEqual([]);
    for (const agent of lost) Object.assign(world.agents[agent] ?? {}, { goneSince: world.now });
    goOnFrom(world, after);
  }

  async #strike(stage: Stage): Promise<number[]> {
    if (this.disaster === 'restarted') return stage.restart(FAILING_NODE);
    if (this.disaster === 'cut-from-database') await stage.cut(FAILING_NODE);
    return [];
  }

  toString(): string {
    return `${this.disaster}: ${JSON.stringify(this.#actions.length > 0 ? this.#actions : this.intents)}`;
  }
}

function goOnFrom(world: World, { agents, people }: Snapshot): void {
  world.people = people;
  world.arrivals = people.length;
  for (const [index, { status, cap }] of agents.entries()) Object.assign(world.agents[index] ?? {}, { status, cap });
}

interface Outcome {
  after: Snapshot;
  actions: readonly Action[];
}

/** Agents who have more chats than any cap they had allows, and than they had. */
function findOverloaded(before: World, { after, actions }: Outcome): number[] {
  return after.agents.flatMap(({ chats }, index) => {
    const caps = actions.flatMap((action) => (action.do === 'cap' && action.agent === index ? [action.to] : []));
    const most = Math.max(chatsOf(before, index), before.agents[index]?.cap ?? 0, ...caps);
    return chats > most ? [index] : [];
  });
}

/** Those who wait as they did before, while somebody who stood behind them or came later was given an agent. */
function findOvertaken(before: World, { after, actions }: Outcome): string[] {
  const touched = new Set(actions.flatMap((action) => ('who' in action ? [action.who].flat() : [])));
  const chosen = new Set(actions.flatMap((action) => (action.do === 'claim' ? [action.who] : [])));
  const line = lineOf(before);
  const isServed = (index: number) => after.people[index]?.status === 'AGENT_ASSIGNED';
  const waited = line.filter(
    (index) => !touched.has(index) && mayHaveAnybody(before.people[index]) && mayHaveAnybody(after.people[index]),
  );
  return waited.flatMap((index) => {
    const behind = line.slice(line.indexOf(index) + 1);
    const isLow = before.people[index]?.priority === 'LOW';
    const newcomers = before.people.flatMap(({ status }, other) => (status === 'BOT' && !isLow ? [other] : []));
    return [...behind, ...newcomers]
      .filter((other) => isServed(other) && !chosen.has(other))
      .map((other) => `${String(other)} overtook ${String(index)}`);
  });
}

const mayHaveAnybody = (person: PersonModel | undefined) =>
  person?.status === 'WAITING_FOR_AGENT' && person.excluded.length === 0;
