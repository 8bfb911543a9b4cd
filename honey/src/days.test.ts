import type { Message } from '@honey/protocol/entities';
import { afterEach, expect, test } from '@jest/globals';
import { dayBreaks, dayName } from './days.ts';
import { takeLocale } from './locale.ts';
import { StandInServer } from './testing/stand-in-server.ts';

const now = new Date(2026, 10, 22, 10, 0);

afterEach(() => {
  takeLocale('en-GB');
});

test('days are named as the visitor’s locale has them', () => {
  expect(dayName(new Date(2026, 10, 22, 0, 1), now)).toBe('Today');
  expect(dayName(new Date(2026, 10, 21, 23, 59), now)).toBe('Yesterday');
  expect(dayName(new Date(2026, 10, 20), now)).toBe('Friday 20 November');
  takeLocale('de-DE');
  expect(dayName(new Date(2026, 10, 21), now)).toBe('Gestern');
  expect(dayName(new Date(2026, 10, 20), now)).toBe('Freitag, 20. November');
});

test('a new day is said where it begins, and a chat of today needs none', () => {
  const server = new StandInServer();
  const at = (day: number, hour: number): Message =>
    server.add({ createdAt: new Date(2026, 10, day, hour).toISOString() });
  expect([...dayBreaks([at(22, 8), at(22, 9)], now)]).toEqual([]);
  expect([...dayBreaks([at(20, 8), at(20, 9), at(21, 23), at(22, 0)], now)]).toEqual([
    [0, 'Friday 20 November'],
    [2, 'Yesterday'],
    [3, 'Today'],
  ]);
});
