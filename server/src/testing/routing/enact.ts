import type { Action } from './action.ts';
import {
  arrive,
  give,
  hasRoom,
  isThere,
  lineOf,
  newPerson,
  type Oracle,
  type PersonModel,
  requeue,
  route,
  STEP,
  sweep,
  type World,
} from './world.ts';

/** Where somebody stands, as they are told. */
export function standingOf(world: World, who: number): string {
  const person = world.people[who];
  switch (person?.status) {
    case 'AGENT_ASSIGNED':
      return `ASSIGNED ${String(person.agent)}`;
    case 'WAITING_FOR_AGENT':
      return `QUEUED ${String(lineOf(world).indexOf(who) + 1)}`;
    case 'CLOSED':
      return 'CLOSED';
    case 'BOT':
    case undefined:
      return 'BOT';
  }
}

/** Carries an action out in the model. Returns what whoever acts is answered, in short. */
export function enact(world: World, action: Action, oracle: Oracle): string {
  switch (action.do) {
    case 'ask':
    case 'leave':
    case 'keep-waiting':
    case 'close':
    case 'accept':
    case 'claim':
    case 'give-back':
    case 'transfer':
      return enactOnChat(world, action, oracle);
    case 'status':
    case 'cap':
    case 'drop':
    case 'connect':
      enactOnAgent(world, action);
      if (action.do !== 'drop') route(world, oracle);
      return 'ok';
    case 'hours':
      world.open = action.open;
      return 'ok';
    case 'settings':
      Object.assign(world, { acceptWithin: action.acceptWithin, answeredOutsideHours: action.answeredOutsideHours });
      return 'ok';
    case 'pass':
      world.now += action.steps * STEP;
      sweep(world, oracle);
      return 'ok';
    case 'priority': {
      const person = world.people[action.who];
      if (person?.status === 'WAITING_FOR_AGENT') person.priority = action.to;
      return 'ok';
    }
    case 'die-after-commit':
      for (const who of action.who) arrive(world, who, oracle);
      return 'ok';
  }
}

type OnChat = Extract<
  Action,
  { do: 'ask' | 'leave' | 'keep-waiting' | 'close' | 'accept' | 'claim' | 'give-back' | 'transfer' }
>;

function enactOnChat(world: World, action: OnChat, oracle: Oracle): string {
  const person = world.people[action.who];
  if (!person) throw new Error('There is nobody of this number.');
  switch (action.do) {
    case 'ask':
      if (person.status === 'CLOSED') return 'WRONG_STATE';
      arrive(world, action.who, oracle);
      return standingOf(world, action.who).replace('BOT', 'OUTSIDE_HOURS');
    case 'leave':
    case 'keep-waiting':
      if (person.status !== 'WAITING_FOR_AGENT') return 'WRONG_STATE';
      if (action.do === 'leave') {
        Object.assign(person, newPerson());
        return 'LEFT';
      }
      Object.assign(person, { since: world.now, askedAt: null });
      return standingOf(world, action.who);
    case 'close':
      if (person.status === 'CLOSED' || (action.by !== 'user' && person.agent !== action.by)) return 'WRONG_STATE';
      Object.assign(person, newPerson(), { status: 'CLOSED' });
      route(world, oracle);
      return 'CLOSED';
    case 'claim':
      return claim(world, action, person);
    case 'accept':
    case 'give-back':
    case 'transfer':
      return enactOnOwnChat(world, action, { person, oracle });
  }
}

function claim(world: World, { agent }: { agent: number }, person: PersonModel): string {
  switch (person.status) {
    case 'CLOSED':
      return 'WRONG_STATE';
    case 'BOT':
      return 'WRONG_STATE';
    case 'AGENT_ASSIGNED':
      return person.agent === agent ? 'ok' : 'ALREADY_ASSIGNED';
    case 'WAITING_FOR_AGENT':
      if (!isThere(world, agent)) return 'WRONG_STATE';
      if (!hasRoom(world, agent)) return 'AT_CAPACITY';
      give(world, person, agent);
      return 'ok';
  }
}

interface About {
  person: PersonModel;
  oracle: Oracle;
}

function enactOnOwnChat(
  world: World,
  action: Extract<Action, { do: 'accept' | 'give-back' | 'transfer' }>,
  { person, oracle }: About,
): string {
  const { agent } = action;
  if (person.agent !== agent) return 'WRONG_STATE';
  if (action.do === 'accept' && !person.accepted) {
    person.accepted = true;
    const who = world.agents[agent];
    if (who) who.misses = 0;
  }
  if (action.do === 'give-back') requeue(world, person, [...person.excludedBefore, agent]);
  if (action.do === 'transfer') {
    if (action.to === agent) return 'ALREADY_ASSIGNED';
    if (!isThere(world, action.to)) return 'WRONG_STATE';
    if (!hasRoom(world, action.to)) return 'AT_CAPACITY';
    give(world, person, action.to);
  }
  route(world, oracle);
  return 'ok';
}

function enactOnAgent(world: World, action: Extract<Action, { do: 'status' | 'cap' | 'drop' | 'connect' }>): void {
  const agent = world.agents[action.agent];
  if (!agent) throw new Error('There is no agent of this number.');
  if (action.do === 'drop') agent.goneSince = world.now;
  if (action.do === 'connect') agent.goneSince = null;
  if (action.do === 'cap') agent.cap = action.to;
  if (action.do !== 'status') return;
  agent.status = action.to;
  if (action.to !== 'ONLINE') return;
  agent.misses = 0;
  for (const person of world.people) {
    if (person.status === 'WAITING_FOR_AGENT') person.excluded = person.excluded.filter((one) => one !== action.agent);
  }
}
