import { describe, expect, test } from '@jest/globals';
import { standing } from './standing.ts';
import type { StandingFacts } from './standing.ts';

const facts = (more: Partial<StandingFacts> = {}): StandingFacts => ({
  me: { status: 'ONLINE', statusReason: null, currentChats: 0, maxChats: 5 },
  isLive: true,
  line: { queueLength: 0, isWithinBusinessHours: true },
  ...more,
});

describe('what the desk says while there is no chat', () => {
  test('nobody waits and the agent is online', () => {
    expect(standing(facts()).title).toBe('Nobody is waiting. You are online.');
  });

  test('does not mistake the customers of open chats for nobody', () => {
    const me = { status: 'ONLINE', statusReason: null, currentChats: 2, maxChats: 5 } as const;
    expect(standing(facts({ me })).title).toBe('Apart from your chats nobody is waiting. You are online.');
  });

  test('does not claim that nobody waits while the connection is down', () => {
    expect(standing(facts({ isLive: false })).title).toBe('You are not connected.');
  });

  test('tells an agent who is away how many wait', () => {
    const me = { status: 'AWAY', statusReason: null, currentChats: 0, maxChats: 5 } as const;
    expect(standing(facts({ me, line: { queueLength: 1, isWithinBusinessHours: true } })).detail).toContain(
      '1 person waits in the line.',
    );
  });

  test('says why an agent is away', () => {
    const me = { status: 'AWAY', statusReason: 'Short break', currentChats: 0, maxChats: 5 } as const;
    expect(standing(facts({ me })).detail).toBe('Short break. New chats come again when you go online.');
  });

  test('says that a full agent gets nobody before a chat is closed', () => {
    const me = { status: 'ONLINE', statusReason: null, currentChats: 5, maxChats: 5 } as const;
    expect(standing(facts({ me })).title).toBe('All your places are taken.');
  });
});
