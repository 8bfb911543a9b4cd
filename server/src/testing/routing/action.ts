import { type AgentStatus, agentStatuses, priorities, type Priority } from '@honey/protocol/states';
import fc from 'fast-check';
import { ACCEPT_WITHIN } from './world.ts';

export const AGENTS = 3;
export const PEOPLE = 7;

/** An agent by number, or whoever has the chat that it is about. */
export type Actor = number | 'its-agent';

/** What somebody does; agents and people by number. `node` is the one of the server's nodes that is asked. */
export type Action = { node: number } & (
  | { do: 'ask' | 'leave' | 'keep-waiting'; who: number }
  | { do: 'close'; who: number; by: 'user' | 'its-agent' }
  | { do: 'accept' | 'claim' | 'give-back'; who: number; agent: Actor }
  | { do: 'transfer'; who: number; agent: Actor; to: number }
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

const who = fc.nat(PEOPLE - 1);
const agent = fc.nat(AGENTS - 1);
const actor = fc.oneof({ weight: 3, arbitrary: fc.constant<Actor>('its-agent') }, agent);
const is = <T extends string>(...names: T[]) => fc.constantFrom(...names);

const oneOf = (weighted: readonly (readonly [weight: number, arbitrary: fc.Arbitrary<object>])[]) =>
  fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })));

/** Those that any number of people may do at the same moment. */
const requests = [
  [10, fc.record({ do: is('ask'), who })],
  [4, fc.record({ do: is('close'), who, by: is('user', 'its-agent') })],
  [3, fc.record({ do: is('leave', 'keep-waiting'), who })],
  [3, fc.record({ do: is('accept', 'give-back'), who, agent: actor })],
  [2, fc.record({ do: is('claim'), who, agent })],
  [3, fc.record({ do: is('transfer'), who, agent: actor, to: agent })],
  [4, fc.record({ do: is('status'), agent, to: fc.constantFrom(...agentStatuses, 'ONLINE' as const) })],
  [2, fc.record({ do: is('cap'), agent, to: fc.nat(3) })],
] as const;

const others = [
  [1, fc.record({ do: is('hours'), open: fc.boolean() })],
  [
    1,
    fc.record({
      do: is('settings'),
      acceptWithin: fc.constantFrom(0, ACCEPT_WITHIN),
      answeredOutsideHours: fc.boolean(),
    }),
  ],
  [3, fc.record({ do: is('drop'), agent })],
  [4, fc.record({ do: is('connect'), agent })],
  [5, fc.record({ do: is('pass'), steps: fc.integer({ min: 1, max: 3 }) })],
  [1, fc.record({ do: is('priority'), who, to: fc.constantFrom(...priorities) })],
  [1, fc.record({ do: is('die-after-commit'), who: fc.uniqueArray(who, { minLength: 1, maxLength: 4 }) })],
] as const;

const atSomeNode = (arbitrary: fc.Arbitrary<object>) =>
  fc.tuple(arbitrary, fc.nat(1)).map(([action, node]) => ({ ...action, node }) as Action);

export const anyRequest = atSomeNode(oneOf(requests));
export const anyAction = atSomeNode(oneOf([...requests, ...others]));
