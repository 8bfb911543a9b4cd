import { describe, expect, test } from '@jest/globals';
import { agent } from './board.fixtures.ts';
import { byPresence, presence, slots } from './presence.ts';

describe('the presence of an agent', () => {
  test('is "disconnected" when the status says online and no socket is there', () => {
    expect(presence(agent({ connected: false, available: false }))).toBe('disconnected');
  });

  test('is "full" when every slot is taken', () => {
    expect(presence(agent({ currentChats: 2, available: false }))).toBe('full');
  });

  test('is "disabled" whatever else is true', () => {
    expect(presence(agent({ disabled: true }))).toBe('disabled');
  });
});

test('agents who can help come first, then by name', () => {
  const agents = [
    agent({ name: 'Zoe', status: 'OFFLINE', available: false }),
    agent({ name: 'Michael' }),
    agent({ name: 'Aisha' }),
    agent({ name: 'Bo', status: 'AWAY', available: false }),
  ];
  expect(byPresence(agents).map(({ name }) => name)).toEqual(['Aisha', 'Michael', 'Bo', 'Zoe']);
});

describe('the slots of an agent', () => {
  test('are taken first and free after', () => {
    expect(slots(agent({ currentChats: 1, maxChats: 3 }))).toEqual(['taken', 'free', 'free']);
  });

  test('are not offered while the agent is away', () => {
    expect(slots(agent({ status: 'AWAY', currentChats: 1, maxChats: 2, available: false }))).toEqual([
      'taken',
      'closed',
    ]);
  });

  test('show every chat that is held, also above a lowered cap', () => {
    expect(slots(agent({ currentChats: 3, maxChats: 1, available: false }))).toEqual(['taken', 'taken', 'taken']);
  });
});
