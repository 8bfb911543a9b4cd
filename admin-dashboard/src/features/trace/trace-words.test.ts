import { expect, test } from '@jest/globals';
import { capacityText, formatSpan, ruleText, stepTitle } from './trace-words.ts';

test('a span is as precise as it is of use', () => {
  expect([0, 12.4, 999, 3_420, 725_000].map(formatSpan)).toEqual(['0 ms', '12 ms', '999 ms', '3.4 s', '12 min 5 s']);
});

test('the rule comes with the figures it went by', () => {
  const runnerUp = { agentId: 'm', agentName: 'Michael', currentChats: 2, maxChats: 5 };
  const load = { currentChats: 1, maxChats: 5 };
  expect(ruleText({ rule: 'LEAST_LOAD', load, runnerUp })).toBe(
    'Least load (1 of 5 chats); next was Michael (2 of 5 chats).',
  );
  expect(ruleText({ rule: 'ONLY_ONE_FREE', load, runnerUp: null })).toBe('The only agent with room (1 of 5 chats).');
  expect(ruleText({ rule: 'CLAIMED', load: null, runnerUp: null })).toBe('The agent claimed it from the line.');
});

test('the room there was is one line', () => {
  const capacity = {
    totalAgents: 3,
    onlineAgents: 2,
    availableAgents: 0,
    freeSlots: 0,
    staffedSlots: 7,
    queueLength: 4,
  };
  expect(capacityText({ open: true, ...capacity })).toBe(
    'Open. 2 of 3 agents online, 0 with room, 0 of 7 slots free, 4 waiting.',
  );
});

test('who left a message comes to the line because of it', () => {
  const step = { at: '2026-03-02T09:00:00.000Z', sinceStepMs: 0, nodeId: null, agent: null };
  expect(stepTitle({ ...step, kind: 'LEFT_MESSAGE' })).toBe('Left a message');
  expect(stepTitle({ ...step, kind: 'QUEUED' })).toBe('We are open: in the line because of the message');
});

test('a chat that came back says why', () => {
  const step = { at: '2026-03-02T09:00:00.000Z', sinceStepMs: 0, nodeId: null };
  const agent = { agentId: 's', agentName: 'Sarah' };
  expect(stepTitle({ ...step, kind: 'REQUEUED', agent, cause: 'NOT_TAKEN_UP' })).toBe(
    'Back from Sarah to the line: not taken up in time',
  );
});
