import { expect, test } from '@jest/globals';
import { whyWaitingText } from './why-waiting.ts';

const NOW = Date.parse('2026-03-02T09:00:00.000Z');

test('a full house names the chats and the room for them', () => {
  expect(whyWaitingText({ kind: 'ALL_AT_CAPACITY', onlineAgents: 3, chats: 15, slots: 15 }, NOW)).toBe(
    '3 agents online, all full: 15 of 15 chats',
  );
  expect(whyWaitingText({ kind: 'ALL_AT_CAPACITY', onlineAgents: 1, chats: 2, slots: 2 }, NOW)).toBe(
    '1 agent online, all full: 2 of 2 chats',
  );
});

test('where nobody is online it says where they are', () => {
  expect(whyWaitingText({ kind: 'NOBODY_ONLINE', agents: { ONLINE: 1, AWAY: 0, OFFLINE: 2 } }, NOW)).toBe(
    'No agent is online: 1 without a connection, 2 offline',
  );
  expect(whyWaitingText({ kind: 'NOBODY_ONLINE', agents: { ONLINE: 0, AWAY: 0, OFFLINE: 0 } }, NOW)).toBe(
    'There are no agents',
  );
});

test('who is excluded is named, and when it opens is said', () => {
  expect(whyWaitingText({ kind: 'EXCLUDED', agentNames: ['Sarah', 'Aisha'] }, NOW)).toBe(
    'Free, but missed it or gave it back: Sarah, Aisha',
  );
  expect(whyWaitingText({ kind: 'OUTSIDE_HOURS', nextOpenAt: null }, NOW)).toBe('Closed, and no opening is planned');
  expect(whyWaitingText({ kind: 'OUTSIDE_HOURS', nextOpenAt: '2026-03-02T10:00:00.000Z' }, NOW)).toMatch(
    /^Closed until \d\d:00/,
  );
});
