import { describe, expect, test } from '@jest/globals';
import { priorities } from '@honey/protocol/states';
import fc from 'fast-check';
import { assignWaiting } from './assign-waiting.ts';
import { type StaffFacts, whyWaiting } from './why-waiting.ts';

const NOW = 1_000_000;
const names = ['a0', 'a1', 'a2', 'a3'];

const anyLine = fc
  .array(
    fc.record({
      priority: fc.constantFrom(...priorities),
      arrivedAt: fc.integer({ min: 0, max: 5 }),
      excludedAgents: fc.subarray(names),
    }),
    { maxLength: 12 },
  )
  .map((people) =>
    people.map((one, index) => ({ ...one, conversationId: `c${String(index)}`, arrival: BigInt(index) })),
  );

/** Agents who are there; some of them full. */
const anyStaff = fc
  .record({
    loads: fc.array(fc.record({ maxChats: fc.integer({ min: 1, max: 4 }), spare: fc.integer({ min: 0, max: 4 }) }), {
      maxLength: names.length,
    }),
    open: fc.boolean(),
  })
  .map(({ loads, open }): StaffFacts => {
    const agents = loads.map(({ maxChats, spare }, index) => ({
      agentId: `a${String(index)}`,
      name: `Agent ${String(index)}`,
      maxChats,
      currentChats: Math.max(0, maxChats - spare),
      lastAssignedAt: null,
    }));
    return {
      free: agents.filter(({ currentChats, maxChats }) => currentChats < maxChats),
      onlineAgents: agents.length,
      chats: agents.reduce((sum, { currentChats }) => sum + currentChats, 0),
      slots: agents.reduce((sum, { maxChats }) => sum + maxChats, 0),
      byStatus: { ONLINE: agents.length, AWAY: 1, OFFLINE: 2 },
      open,
      nextOpenAt: NOW + 1,
    };
  });

describe('Why somebody still waits', () => {
  test('everybody has a reason, and exactly those whom routing would serve now wait for the next round', () => {
    fc.assert(
      fc.property(anyLine, anyStaff, (line, staff) => {
        const reasons = whyWaiting(line, staff, NOW);
        expect([...reasons.keys()]).toEqual(line.map(({ conversationId }) => conversationId));
        const served = assignWaiting(line, staff.free, NOW).map(({ conversationId }) => conversationId);
        const next = line.filter((one) => reasons.get(one.conversationId)?.kind === 'NEXT_ROUND');
        expect(new Set(next.map(({ conversationId }) => conversationId))).toEqual(new Set(served));
      }),
    );
  });

  test('each reason is true of the agents there are', () => {
    fc.assert(
      fc.property(anyLine, anyStaff, (line, staff) => {
        const reasons = whyWaiting(line, staff, NOW);
        for (const { conversationId, excludedAgents } of line) {
          const why = reasons.get(conversationId);
          const usable = staff.free.filter(({ agentId }) => !excludedAgents.includes(agentId));
          if (why?.kind === 'NOBODY_ONLINE') expect([staff.onlineAgents, staff.open]).toEqual([0, true]);
          if (why?.kind === 'OUTSIDE_HOURS') expect([staff.onlineAgents, staff.open]).toEqual([0, false]);
          if (why?.kind === 'ALL_AT_CAPACITY') expect(why.chats).toBe(why.slots);
          if (why?.kind === 'EXCLUDED')
            expect([usable, why.agentNames]).toEqual([[], staff.free.map(({ name }) => name)]);
          if (why?.kind === 'BEHIND_OTHERS') expect(usable).not.toEqual([]);
        }
      }),
    );
  });
});
