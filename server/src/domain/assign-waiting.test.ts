import { describe, expect, test } from '@jest/globals';
import { priorities } from '@honey/protocol/states';
import fc from 'fast-check';
import { assignWaiting, compareWaiting, type FreeAgent, type Waiting } from './assign-waiting.ts';

const NOW = 1_000_000;

const line = fc
  .array(fc.record({ priority: fc.constantFrom(...priorities), arrivedAt: fc.integer({ min: 0, max: 5 }) }), {
    maxLength: 30,
  })
  .map((people) =>
    people.map((one, index): Waiting => ({
      ...one,
      conversationId: `c${String(index)}`,
      arrival: BigInt(index),
      excludedAgents: [],
    })),
  );

const agents = fc
  .array(
    fc.record({
      currentChats: fc.integer({ min: 0, max: 6 }),
      maxChats: fc.integer({ min: 0, max: 6 }),
      lastAssignedAt: fc.option(fc.integer({ min: 0, max: 3 })),
    }),
    { maxLength: 8 },
  )
  .map((list) => list.map((one, index): FreeAgent => ({ ...one, agentId: `a${String(index)}` })));

const slotsOf = (list: readonly FreeAgent[]) =>
  list.reduce((sum, { currentChats, maxChats }) => sum + Math.max(0, maxChats - currentChats), 0);

describe('Who gets whom', () => {
  test('nobody goes over the cap, and no free slot stands beside somebody who waits', () => {
    fc.assert(
      fc.property(line, agents, (people, staff) => {
        const matches = assignWaiting(people, staff, NOW);
        expect(matches).toHaveLength(Math.min(people.length, slotsOf(staff)));
        for (const { agentId, currentChats, maxChats } of staff) {
          const given = matches.filter((match) => match.agentId === agentId);
          expect(currentChats + given.length).toBeLessThanOrEqual(Math.max(maxChats, currentChats));
          expect(given.map(({ chatsAfter }) => chatsAfter)).toEqual(given.map((_, index) => currentChats + index + 1));
        }
      }),
    );
  });

  test('those who are served are exactly the head of the line, in its order', () => {
    fc.assert(
      fc.property(line, agents, (people, staff) => {
        const served = assignWaiting(people, staff, NOW).map(({ conversationId }) => conversationId);
        const inOrder = [...people].sort(compareWaiting).map(({ conversationId }) => conversationId);
        expect(served).toEqual(inOrder.slice(0, served.length));
      }),
    );
  });

  test('each goes to the agent with the least load at that moment', () => {
    fc.assert(
      fc.property(line, agents, (people, staff) => {
        const chats = new Map(staff.map((agent) => [agent.agentId, agent.currentChats]));
        const load = ({ agentId, maxChats }: FreeAgent) => (chats.get(agentId) ?? 0) / maxChats;
        for (const { agentId, chatsAfter } of assignWaiting(people, staff, NOW)) {
          const chosen = staff.find((agent) => agent.agentId === agentId);
          const free = staff.filter((agent) => (chats.get(agent.agentId) ?? 0) < agent.maxChats);
          for (const other of free) if (chosen) expect(load(chosen)).toBeLessThanOrEqual(load(other));
          chats.set(agentId, chatsAfter);
        }
      }),
    );
  });

  test('the order in which facts are given does not matter', () => {
    fc.assert(
      fc.property(line, agents, (people, staff) => {
        expect(assignWaiting([...people].reverse(), [...staff].reverse(), NOW)).toEqual(
          assignWaiting(people, staff, NOW),
        );
      }),
    );
  });

  test('of equally loaded agents, the one who has been without a new chat longest', () => {
    const agent = (agentId: string, lastAssignedAt: number | null): FreeAgent => {
      return { agentId, lastAssignedAt, currentChats: 0, maxChats: 1 };
    };
    const people = ['c1', 'c2', 'c3'].map((conversationId, index): Waiting => {
      return { conversationId, priority: 'NORMAL', arrivedAt: index, arrival: BigInt(index), excludedAgents: [] };
    });
    const chosen = assignWaiting(people, [agent('late', 9), agent('never', null), agent('early', 1)], NOW);
    expect(chosen.map(({ agentId }) => agentId)).toEqual(['never', 'early', 'late']);
  });

  test('urgent comes before normal, however late it came', () => {
    const people: Waiting[] = [
      { conversationId: 'normal', priority: 'NORMAL', arrivedAt: 0, arrival: 0n, excludedAgents: [] },
      { conversationId: 'urgent', priority: 'URGENT', arrivedAt: 9, arrival: 1n, excludedAgents: [] },
    ];
    const [match] = assignWaiting(people, [{ agentId: 'a', currentChats: 0, maxChats: 1, lastAssignedAt: null }], NOW);
    expect(match?.conversationId).toBe('urgent');
  });

  test('an excluded agent is passed over, and who cannot be served lets the next one go first', () => {
    const people: Waiting[] = [
      { conversationId: 'first', priority: 'NORMAL', arrivedAt: 0, arrival: 0n, excludedAgents: ['a'] },
      { conversationId: 'second', priority: 'NORMAL', arrivedAt: 1, arrival: 1n, excludedAgents: [] },
    ];
    const staff = (...ids: string[]): FreeAgent[] =>
      ids.map((agentId) => ({ agentId, currentChats: 0, maxChats: 1, lastAssignedAt: null }));
    const pairs = (free: FreeAgent[]) =>
      assignWaiting(people, free, NOW).map(({ conversationId, agentId }) => `${conversationId}-${agentId}`);
    expect(pairs(staff('a', 'b'))).toEqual(['first-b', 'second-a']);
    expect(pairs(staff('a'))).toEqual(['second-a']);
  });

  test('says what told the chosen one from the next best', () => {
    const person = (n: number): Waiting => {
      return {
        conversationId: `c${String(n)}`,
        priority: 'NORMAL',
        arrivedAt: n,
        arrival: BigInt(n),
        excludedAgents: [],
      };
    };
    const agent = (agentId: string, currentChats: number, lastAssignedAt: number | null): FreeAgent => {
      return { agentId, currentChats, maxChats: 3, lastAssignedAt };
    };
    const reasonOf = (...free: FreeAgent[]) => assignWaiting([person(0)], free, NOW)[0]?.reason;
    expect(reasonOf(agent('a', 0, null))).toBe('ONLY_ONE_FREE');
    expect(reasonOf(agent('a', 0, 5), agent('b', 1, 1))).toBe('LEAST_LOAD');
    expect(reasonOf(agent('a', 1, 5), agent('b', 1, 1))).toBe('LONGEST_WITHOUT_A_NEW_CHAT');
    expect(reasonOf(agent('a', 1, 1), agent('b', 1, 1))).toBe('LOWEST_ID');
  });
});
