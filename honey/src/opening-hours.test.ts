import { describe, expect, test } from '@jest/globals';
import type { BusinessHours } from '@honey/protocol/business-hours';
import { openUntil } from './opening-hours.ts';

const hours = (weekly: BusinessHours['weekly'], more: Partial<BusinessHours> = {}): BusinessHours => ({
  timezone: 'UTC',
  weekly,
  exceptions: [],
  ...more,
});
const everyDay = (opens: string, closes: string) => [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, opens, closes }));
// 22 November 2026 is a Sunday.
const sunday = (time: string) => new Date(`2026-11-22T${time}:00Z`);
const until = (time: string) => ({ kind: 'until', at: new Date(time) });

describe('until when the doors stay open', () => {
  test('is the end of the interval that holds now', () => {
    expect(openUntil(hours(everyDay('09:00', '17:30')), sunday('10:15'))).toEqual(until('2026-11-22T17:30:00Z'));
  });

  test('is nothing outside the hours', () => {
    const office = hours(everyDay('09:00', '17:30'));
    expect(openUntil(office, sunday('08:59'))).toEqual({ kind: 'closed' });
    expect(openUntil(office, sunday('17:30'))).toEqual({ kind: 'closed' });
  });

  test('runs past midnight, before and after it', () => {
    const night = hours(everyDay('20:00', '04:00'));
    expect(openUntil(night, sunday('23:00'))).toEqual(until('2026-11-23T04:00:00Z'));
    expect(openUntil(night, sunday('01:00'))).toEqual(until('2026-11-22T04:00:00Z'));
  });

  test('joins intervals that touch', () => {
    const split = hours([
      { day: 7, opens: '09:00', closes: '12:00' },
      { day: 7, opens: '12:00', closes: '24:00' },
      { day: 1, opens: '00:00', closes: '02:00' },
    ]);
    expect(openUntil(split, sunday('10:00'))).toEqual(until('2026-11-23T02:00:00Z'));
  });

  test('is always when there is no break in the week', () => {
    expect(openUntil(hours(everyDay('00:00', '24:00')), sunday('10:00'))).toEqual({ kind: 'always' });
  });

  test('follows a closed holiday and a one-off opening', () => {
    const holiday = hours(everyDay('00:00', '24:00'), { exceptions: [{ date: '2026-11-24', closed: true }] });
    expect(openUntil(holiday, sunday('10:00'))).toEqual(until('2026-11-24T00:00:00Z'));
    const oneOff = hours([], { exceptions: [{ date: '2026-11-22', opens: '10:00', closes: '11:00' }] });
    expect(openUntil(oneOff, sunday('10:30'))).toEqual(until('2026-11-22T11:00:00Z'));
  });

  test('is reckoned in the zone of the hours', () => {
    const lagos = hours(everyDay('09:00', '17:00'), { timezone: 'Africa/Lagos' });
    expect(openUntil(lagos, sunday('15:00'))).toEqual(until('2026-11-22T16:00:00Z'));
    expect(openUntil(lagos, sunday('16:30'))).toEqual({ kind: 'closed' });
  });
});
