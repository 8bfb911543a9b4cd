import { describe, expect, test } from '@jest/globals';
import { formatDay, formatDuration, formatExactDuration, formatStopwatch, secondsSince } from './duration.ts';

describe('durations', () => {
  test.each([
    [-5, 'under 1 min', '0 s', '0:00'],
    [59, 'under 1 min', '59 s', '0:59'],
    [134, '2 min', '2 min 14 s', '2:14'],
    [3_600, '1 h', '1 h 0 s', '1:00:00'],
    [3_905, '1 h 5 min', '1 h 5 min 5 s', '1:05:05'],
    [97_200, '1 d 3 h', '1 d 3 h 0 s', '27:00:00'],
  ])('%i seconds read as %s, exactly %s, on a stopwatch %s', (seconds, words, exact, stopwatch) => {
    expect(formatDuration(seconds)).toBe(words);
    expect(formatExactDuration(seconds)).toBe(exact);
    expect(formatStopwatch(seconds)).toBe(stopwatch);
  });

  test('a time that lies ahead, because clocks differ, counts as now', () => {
    expect(secondsSince('2026-03-01T10:00:05Z', Date.parse('2026-03-01T10:00:00Z'))).toBe(0);
  });

  test('days are told by the calendar and not by 24 hours', () => {
    const now = new Date(2026, 2, 2, 0, 5).getTime();
    const at = (day: number, hour: number) => new Date(2026, 2, day, hour).toISOString();
    expect(formatDay(at(2, 0), now)).toBe('Today');
    expect(formatDay(at(1, 23), now)).toBe('Yesterday');
    expect(formatDay(at(1, 0), now)).toBe('Yesterday');
    expect(formatDay(new Date(2026, 1, 20).toISOString(), now)).toContain('2026');
  });
});
