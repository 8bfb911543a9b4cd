import type { AgentStatus, ConversationStatus, Priority } from '@honey/protocol/states';
import { priorities } from '@honey/protocol/states';

/** Routing as one can hold it in one's head: no database, no batches, time in seconds that only passes when told. */

export interface AgentModel {
  status: AgentStatus;
  cap: number;
  /** Since when the last socket is gone; null while there is one. */
  goneSince: number | null;
  /** Chats in a row that were not taken up, since the agent went ONLINE. */
  misses: number;
}

export interface PersonModel {
  status: ConversationStatus;
  /** Index of the agent who has the chat. */
  agent: number | null;
  priority: Priority;
  /** Place among all who came, kept on every way back to the line. */
  seniority: number;
  /** Agents who missed or gave back the chat that waits, the last one last. */
  excluded: number[];
  /** Those whom the wait before this chat excluded. */
  excludedBefore: number[];
  /** Since when the patience counts, or the chat is with its agent. */
  since: number;
  askedAt: number | null;
  accepted: boolean;
}

export interface World {
  agents: AgentModel[];
  people: PersonModel[];
  now: number;
  arrivals: number;
  open: boolean;
  answeredOutsideHours: boolean;
  /** 0: chats stay. */
  acceptWithin: number;
}

/*
 * The settings' thresholds, in seconds. Time passes only in steps, which stay so far from every threshold that what the
 * test itself takes decides nothing.
 */
export const STEP = 2_400;
export const GRACE = 1_200;
export const REQUEUE_AFTER = 6_000;
export const PATIENCE = 6_000;
export const ANSWER_WITHIN = 3_600;
export const ACCEPT_WITHIN = 3_600;
/** Not settings. */
const REST = 60;
const MISSES_IN_A_ROW = 2;

/** Which agent the database gave somebody: asked only where several agents are equally good. */
export type Oracle = (person: number) => number | null;

export const newPerson = (): PersonModel => ({
  status: 'BOT',
  agent: null,
  priority: 'NORMAL',
  seniority: 0,
  excluded: [],
  excludedBefore: [],
  since: 0,
  askedAt: null,
  accepted: false,
});

export const chatsOf = (world: World, agent: number) => world.people.filter((person) => person.agent === agent).length;

export function isThere({ agents, now }: World, index: number): boolean {
  const agent = agents[index];
  return agent?.status === 'ONLINE' && (agent.goneSince === null || now - agent.goneSince < GRACE);
}

export const hasRoom = (world: World, agent: number) => chatsOf(world, agent) < (world.agents[agent]?.cap ?? 0);

/** Those who wait, the next one first, as indexes. */
export function lineOf({ people }: World): number[] {
  return people
    .map((person, index) => ({ ...person, index }))
    .filter(({ status }) => status === 'WAITING_FOR_AGENT')
    .sort((a, b) => priorities.indexOf(a.priority) - priorities.indexOf(b.priority) || a.seniority - b.seniority)
    .map(({ index }) => index);
}

/** The free agents of least load, the one chosen among them. */
function choose(world: World, excluded: readonly number[], chosen: number | null): number | null {
  const load = (agent: number) => chatsOf(world, agent) / (world.agents[agent]?.cap ?? 0);
  const free = world.agents
    .map((_, index) => index)
    .filter((index) => isThere(world, index) && hasRoom(world, index) && !excluded.includes(index));
  const least = Math.min(...free.map(load));
  const best = free.filter((index) => load(index) === least);
  return chosen !== null && best.includes(chosen) ? chosen : (best[0] ?? null);
}

export function give(world: World, person: PersonModel, agent: number): void {
  const excludedBefore = person.status === 'WAITING_FOR_AGENT' ? person.excluded : [];
  Object.assign(person, { status: 'AGENT_ASSIGNED', agent, excludedBefore, excluded: [], since: world.now });
  Object.assign(person, { accepted: false, askedAt: null });
}

/** The head of the line gets the best of the free agents, one after the other. */
export function route(world: World, oracle: Oracle): void {
  for (const index of lineOf(world)) {
    const person = world.people[index];
    const agent = person ? choose(world, person.excluded, oracle(index)) : null;
    if (person && agent !== null) give(world, person, agent);
  }
}

/** Somebody asks for a person: an agent, a place behind everybody who waits, or "we are closed". */
export function arrive(world: World, index: number, oracle: Oracle): void {
  const person = world.people[index];
  if (person?.status !== 'BOT') return;
  world.arrivals += 1;
  Object.assign(person, newPerson(), { status: 'WAITING_FOR_AGENT', seniority: world.arrivals, since: world.now });
  if (world.open || world.answeredOutsideHours) route(world, oracle);
  if (!world.open && person.agent === null) Object.assign(person, newPerson());
}

/** Back to the line, where it stood. */
export function requeue(world: World, person: PersonModel, excluded: number[]): void {
  Object.assign(person, { status: 'WAITING_FOR_AGENT', agent: null, excluded, excludedBefore: [] });
  Object.assign(person, { since: world.now, askedAt: null, accepted: false });
}

/** What time brings about. */
export function sweep(world: World, oracle: Oracle): void {
  const { now, people, agents, acceptWithin } = world;
  for (const person of people) {
    const goneSince = agents[person.agent ?? -1]?.goneSince ?? null;
    if (goneSince !== null && now - goneSince > REQUEUE_AFTER) requeue(world, person, []);
  }
  const missed = people.filter(
    ({ status, accepted, since }) =>
      acceptWithin > 0 && status === 'AGENT_ASSIGNED' && !accepted && now - since > acceptWithin,
  );
  for (const person of missed) {
    const agent = agents[person.agent ?? -1];
    if (agent) agent.misses += 1;
    requeue(world, person, [...person.excludedBefore, person.agent ?? -1]);
  }
  for (const agent of agents) if (agent.status === 'ONLINE' && agent.misses >= MISSES_IN_A_ROW) agent.status = 'AWAY';
  const rested = people.filter(({ status, since }) => status === 'WAITING_FOR_AGENT' && now - since > REST);
  for (const person of [...missed, ...rested]) relent(world, person);
  for (const person of people.filter(({ status }) => status === 'WAITING_FOR_AGENT')) {
    if (person.askedAt !== null && now - person.askedAt > ANSWER_WITHIN) Object.assign(person, newPerson());
    else if (person.askedAt === null && now - person.since > PATIENCE) person.askedAt = now;
  }
  route(world, oracle);
}

/** Nobody waits for agents who are not there. */
function relent(world: World, person: PersonModel): void {
  const there = world.agents.map((_, index) => index).filter((index) => isThere(world, index));
  if (there.some((index) => !person.excluded.includes(index))) return;
  person.excluded = there.length > 1 ? person.excluded.slice(-1) : [];
}
