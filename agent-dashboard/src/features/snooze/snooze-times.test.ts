import { describe, expect, test } from '@jest/globals';
import { chosenTime, fieldTime, snoozeTimes } from './snooze-times.ts';

// Without a zone: the device's own.
const now = new Date('2026-11-30T23:30').getTime();

describe('Times to put a chat aside until', () => {
  test('are a quarter of an hour, an hour, and nine o’clock of the next day, also of another month', () => {
    expect(snoozeTimes(now).map(({ until }) => fieldTime(until))).toEqual([
      '2026-11-30T23:45',
      '2026-12-01T00:30',
      '2026-12-01T09:00',
    ]);
  });

  test('can be chosen as what the field holds', () => {
    const until = new Date('2026-12-05T08:07');
    expect(chosenTime(fieldTime(until), now)).toEqual({ until });
  });

  test.each([
    ['', 'Choose a day and a time.'],
    ['2026-11-30T23:30', 'This time has passed. Choose a later one.'],
    ['2027-01-30T23:30', 'Choose a time within 30 days.'],
  ])('"%s" is none', (field, refusal) => {
    expect(chosenTime(field, now)).toEqual({ refusal });
  });
});
