import { describe, expect, test } from '@jest/globals';
import { agent, lineRow } from '../../shared/board.fixtures.ts';
import { OVERDUE_SECONDS, verdict, waitLevel } from './verdict.ts';

const now = 10_000_000;
const since = (seconds: number) => now - seconds * 1_000;
const full = agent({ currentChats: 2, available: false });

describe('the verdict', () => {
  test('says that nobody waits and who is free', () => {
    expect(verdict({ line: [], agents: [agent()], isWithinBusinessHours: true, now })).toEqual({
      level: 'fine',
      headline: 'Nobody is waiting.',
      reason: '1 agent is free.',
    });
  });

  test('names full agents as the reason of a long wait', () => {
    const line = [lineRow({ waitingSince: since(OVERDUE_SECONDS) }), lineRow({ waitingSince: since(10) })];
    const agents = [full, agent({ id: 'b', status: 'AWAY', available: false })];
    expect(verdict({ line, agents, isWithinBusinessHours: true, now })).toEqual({
      level: 'overdue',
      headline: '1 person is waiting too long.',
      reason: 'The only agent online has no free slot. 1 agent is away.',
    });
  });

  test('tells an agent who lost the connection from one who is offline', () => {
    const line = [lineRow({ waitingSince: since(10) })];
    const lost = agent({ connected: false, available: false });
    expect(verdict({ line, agents: [lost], isWithinBusinessHours: true, now }).reason).toBe(
      '1 agent is online but disconnected.',
    );
    const offline = agent({ status: 'OFFLINE', connected: false, available: false });
    expect(verdict({ line, agents: [offline], isWithinBusinessHours: true, now }).reason).toBe('No agent is online.');
  });

  test('warns that nobody could answer while we are open', () => {
    const offline = agent({ status: 'OFFLINE', connected: false, available: false });
    expect(verdict({ line: [], agents: [offline], isWithinBusinessHours: true, now })).toEqual({
      level: 'long',
      headline: 'Nobody is waiting.',
      reason: 'You are open, but no agent is online. Whoever asks now has to wait.',
    });
  });

  test('mentions the agents who would be there but for their connection', () => {
    const agents = [full, agent({ id: 'b', connected: false, available: false })];
    expect(verdict({ line: [lineRow()], agents, isWithinBusinessHours: true, now }).reason).toBe(
      'The only agent online has no free slot. 1 agent is disconnected.',
    );
  });

  test('does not call a line fine that nobody can serve', () => {
    const line = [lineRow({ waitingSince: since(10) })];
    expect(verdict({ line, agents: [full], isWithinBusinessHours: true, now }).level).toBe('long');
    expect(verdict({ line, agents: [agent()], isWithinBusinessHours: true, now }).level).toBe('fine');
  });

  test('says that we are closed when that is why nobody is there', () => {
    expect(verdict({ line: [], agents: [], isWithinBusinessHours: false, now }).reason).toBe(
      'You are closed, and no agent is online.',
    );
  });

  test('judges by the one who has waited longest, wherever in the line', () => {
    const line = [lineRow({ waitingSince: since(10) }), lineRow({ waitingSince: since(150) })];
    expect(verdict({ line, agents: [full], isWithinBusinessHours: true, now }).level).toBe('long');
  });
});

test('a wait turns long after two minutes and overdue after five', () => {
  expect([119, 120, 299, 300].map(waitLevel)).toEqual(['fine', 'long', 'long', 'overdue']);
});
