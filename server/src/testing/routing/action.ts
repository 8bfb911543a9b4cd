import { type AgentStatus, agentStatuses, priorities, type Priority } from '@honey/protocol/states';
import fc from 'fast-check';
import { ACCEPT_WITHIN, hasRoom, isThere, type World } from './world.ts';

export const AGENTS = 3;
export const PEOPLE = 7;

/** What somebody does; agents and people by number. `node` is the one of the server's nodes that is asked. */
export type Action = { node: number } & (
  | { do: 'ask' | 'leave' | 'keep-waiting'; who: number }
  | { do: 'close'; who: number; by: number | 'user' }
  | { do: 'accept' | 'give-back'; who: number; agent: number }
  | { do: 'claim'; who: number; agent: number }
  | { do: 'transfer'; who: number; agent: number; to: number }
  | { do: 'status'; agent: number; to: AgentStatus }
  | { do: 'cap'; agent: number; to: number }
  | { do: 'hours'; open: boolean }
  | { do: 'settings'; acceptWithin: number; answeredOutsideHours: boolean }
  | { do: 'drop' | 'connect'; agent: number }
  | { do: 'pass'; steps: number }
  | { do: 'priority'; who: number; to: Priority }
  /** The node commits what these ask for and dies before it tells anybody. */
  | { do: 'die-after-commit'; who: number[] }
);

/** An action and whether it is about somebody whom it fits, as most are, or about anybody. */
export interface Intent {
  action: Action;
  fits: boolean;
}

const who = fc.nat(PEOPLE - 1);
const agent = fc.nat(AGENTS - 1);
const is = <T extends string>(...names: T[]) => fc.constantFrom(...names);

const oneOf = (weighted: readonly (readonly [weight: number, arbitrary: fc.Arbitrary<object>])[]) =>
  fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })));

const acceptWithin = fc.constantFrom(0, ACCEPT_WITHIN);

/** Those that any number of people may do at the same moment. */
const requests = [
  [12, fc.record({ do: is('ask'), who })],
  [4, fc.record({ do: is('close'), who, by: fc.oneof(is('user'), agent) })],
  [2, fc.record({ do: is('leave', 'keep-waiting'), who })],
  [3, fc.record({ do: is('accept', 'give-back'), who, agent })],
  [2, fc.record({ do: is('claim'), who, agent })],
  [3, fc.record({ do: is('transfer'), who, agent, to: agent })],
  [3, fc.record({ do: is('status'), agent, to: fc.constantFrom(...agentStatuses, 'ONLINE' as const) })],
  [2, fc.record({ do: is('cap'), agent, to: fc.nat(3) })],
] as const;

const others = [
  [1, fc.record({ do: is('hours'), open: fc.boolean() })],
  [1, fc.record({ do: is('settings'), acceptWithin, answeredOutsideHours: fc.boolean() })],
  [2, fc.record({ do: is('drop'), agent })],
  [3, fc.record({ do: is('connect'), agent })],
  [5, fc.record({ do: is('pass'), steps: fc.integer({ min: 1, max: 3 }) })],
  [1, fc.record({ do: is('priority'), who, to: fc.constantFrom(...priorities) })],
  [3, fc.record({ do: is('die-after-commit'), who: fc.uniqueArray(who, { minLength: 1, maxLength: 4 }) })],
] as const;

const intendedAt = (arbitrary: fc.Arbitrary<object>): fc.Arbitrary<Intent> =>
  fc
    .record({ action: arbitrary, node: fc.nat(1), luck: fc.nat(4) })
    .map(({ action, node, luck }) => ({ action: { ...action, node } as Action, fits: luck > 0 }));

export const anyRequest = intendedAt(oneOf(requests));
export const anyIntent = intendedAt(oneOf([...requests, ...others]));

/** What an intent comes to as things stand: `who` and `agent` choose among those whom the action fits. */
export function settle({ action, fits }: Intent, world: World): Action {
  if (!fits) return action;
  switch (action.do) {
    case 'ask':
      return { ...action, who: pickPerson(world, action.who, 'BOT') };
    case 'leave':
    case 'keep-waiting':
    case 'priority':
      return { ...action, who: pickPerson(world, action.who, 'WAITING_FOR_AGENT') };
    case 'claim': {
      const claimer = pickAgent(world, action.agent, (index) => isThere(world, index) && hasRoom(world, index));
      return { ...action, who: pickPerson(world, action.who, 'WAITING_FOR_AGENT'), agent: claimer };
    }
    case 'accept':
    case 'give-back':
    case 'close':
    case 'transfer':
      return settleOnChat(action, world);
    case 'status': {
      const isMissed = (index: number) => world.people.some(({ excluded }) => excluded.includes(index));
      return action.to === 'ONLINE' ? { ...action, agent: pickAgent(world, action.agent, isMissed) } : action;
    }
    case 'drop':
      return { ...action, agent: pickAgent(world, action.agent, (index) => !isGone(world, index)) };
    case 'connect':
      return { ...action, agent: pickAgent(world, action.agent, (index) => isGone(world, index)) };
    default:
      return action;
  }
}

function settleOnChat(
  action: Extract<Action, { do: 'accept' | 'give-back' | 'close' | 'transfer' }>,
  world: World,
): Action {
  const chosen = pickPerson(world, action.who, 'AGENT_ASSIGNED');
  const owner = world.people[chosen]?.agent ?? 0;
  if (action.do === 'close') return { ...action, who: chosen, by: action.by === 'user' ? 'user' : owner };
  if (action.do !== 'transfer') return { ...action, who: chosen, agent: owner };
  const free = (index: number) => index !== owner && isThere(world, index) && hasRoom(world, index);
  return { ...action, who: chosen, agent: owner, to: pickAgent(world, action.to, free) };
}

export const isGone = ({ agents }: Readonly<World>, index: number) => agents[index]?.goneSince !== null;

function pickPerson({ people }: World, wish: number, status: World['people'][number]['status']): number {
  const fitting = people.flatMap((person, index) => (person.status === status ? [index] : []));
  return fitting[wish % fitting.length] ?? wish;
}

function pickAgent({ agents }: World, wish: number, fits: (index: number) => boolean): number {
  const fitting = agents.map((_, index) => index).filter(fits);
  return fitting[wish % fitting.length] ?? wish;
}
