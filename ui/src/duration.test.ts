import { describe, expect, test } from '@jest/globals';
import { formatDay, formatDuration, formatExactDuration, formatStopwatch, secondsSince } from './duration.ts';

describe('durations', () => {
  test.each([
    { seconds: -5, words: 'under 1 min', exact: '0 s', stopwatch: '0:00' },
    { seconds: 59, words: 'under 1 min', exact: '59 s', stopwatch: '0:59' },
    { seconds: 134, words: '2 min', exact: '2 min 14 s', stopwatch: '2:14' },
    { seconds: 3_600, words: '1 h', exact: '1 h 0 s', stopwatch: '1:00:00' },
    { seconds: 3_905, words: '1 h 5 min', exact: '1 h 5 min 5 s', stopwatch: '1:05:05' },
    { seconds: 97_200, words: '1 d 3 h', exact: '1 d 3 h 0 s', stopwatch: '27:00:00' },
  ])(
    '$seconds seconds read as $words, exactly $exact, on a stopwatch $stopwatch',
    ({ seconds, words, exact, stopwatch }) => {
      expect(formatDuration(seconds)).toBe(words);
      expect(formatExactDuration(seconds)).toBe(exact);
      expect(formatStopwatch(seconds)).toBe(stopwatch);
    },
  );

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
