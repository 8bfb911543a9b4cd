import { describe, expect, test } from '@jest/globals';
import type { BusinessHours } from '@honey/protocol/business-hours';
import fc from 'fast-check';
import { findOverlap, isKnownTimeZone, isOpen, isOpenInMinuteOf, nextOpening } from './business-hours.ts';

const at = (iso: string) => Date.parse(iso);
const hours = (change: Partial<BusinessHours>): BusinessHours => ({
  timezone: 'UTC',
  weekly: [],
  exceptions: [],
  ...change,
});
const weekdays = [1, 2, 3, 4, 5].map((day) => ({ day, opens: '09:00', closes: '17:00' }));

describe('Open or not', () => {
  const office = hours({ timezone: 'Africa/Lagos', weekly: weekdays });
  const night = hours({ timezone: 'Africa/Lagos', weekly: [{ day: 7, opens: '22:00', closes: '06:00' }] });
  const always = hours({ weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, opens: '00:00', closes: '24:00' })) });
  const split = hours({
    weekly: [
      { day: 3, opens: '09:00', closes: '12:00' },
      { day: 3, opens: '13:00', closes: '17:00' },
    ],
  });
  const holiday = hours({ weekly: weekdays, exceptions: [{ date: '2026-12-25', closed: true }] });
  const oneOff = hours({ weekly: weekdays, exceptions: [{ date: '2026-12-26', opens: '10:00', closes: '12:00' }] });
  const replaced = hours({ weekly: weekdays, exceptions: [{ date: '2026-12-24', opens: '09:00', closes: '12:00' }] });

  test.each<[string, BusinessHours, string, boolean]>([
    ['Monday at nine in Lagos', office, '2026-11-23T08:00:00Z', true],
    ['a minute before', office, '2026-11-23T07:59:59.999Z', false],
    ['the closing minute is closed', office, '2026-11-23T16:00:00Z', false],
    ['Saturday', office, '2026-11-28T10:00:00Z', false],
    ['Sunday night', night, '2026-11-22T22:00:00Z', true],
    ['after midnight, over the end of the week', night, '2026-11-23T04:59:00Z', true],
    ['Monday at six', night, '2026-11-23T05:00:00Z', false],
    ['Monday night has no opening', night, '2026-11-23T22:00:00Z', false],
    ['around the clock, at midnight', always, '2026-11-23T00:00:00Z', true],
    ['around the clock, a moment before midnight', always, '2026-11-22T23:59:59.999Z', true],
    ['the lunch break', split, '2026-11-25T12:30:00Z', false],
    ['after the lunch break', split, '2026-11-25T13:00:00Z', true],
    ['a holiday', holiday, '2026-12-25T10:00:00Z', false],
    ['a one-off opening on a Saturday', oneOff, '2026-12-26T11:00:00Z', true],
    ['an exception replaces the weekly interval', replaced, '2026-12-24T13:00:00Z', false],
    ['no hours at all', hours({}), '2026-11-23T12:00:00Z', false],
  ])('%s', (...[, given, moment, expected]) => {
    expect(isOpen(given, at(moment))).toBe(expected);
  });

  test('a night shift into a holiday ends as usual, one that would begin on it does not', () => {
    const shifts = hours({
      weekly: [3, 4, 5].map((day) => ({ day, opens: '22:00', closes: '06:00' })),
      exceptions: [{ date: '2026-12-25', closed: true }],
    });
    expect(isOpen(shifts, at('2026-12-25T05:00:00Z'))).toBe(true);
    expect(isOpen(shifts, at('2026-12-25T23:00:00Z'))).toBe(false);
    expect(isOpen(shifts, at('2026-12-26T05:00:00Z'))).toBe(false);
  });
});

describe('When the clocks change', () => {
  const berlin = (opens: string, closes: string) =>
    hours({ timezone: 'Europe/Berlin', weekly: [{ day: 7, opens, closes }] });

  test('an opening in the skipped hour begins when the gap ends', () => {
    const given = berlin('02:30', '05:00');
    expect(isOpen(given, at('2026-03-29T00:59:59Z'))).toBe(false);
    expect(isOpen(given, at('2026-03-29T01:00:00Z'))).toBe(true);
    expect(nextOpening(given, at('2026-03-29T00:00:00Z'))).toBe(at('2026-03-29T01:00:00Z'));
  });

  test('an opening in the repeated hour begins with its first showing', () => {
    const given = berlin('02:30', '05:00');
    expect(isOpen(given, at('2026-10-25T00:29:59Z'))).toBe(false);
    expect(isOpen(given, at('2026-10-25T00:30:00Z'))).toBe(true);
    expect(isOpen(given, at('2026-10-25T01:10:00Z'))).toBe(true);
    expect(isOpen(given, at('2026-10-25T04:00:00Z'))).toBe(false);
  });

  test('nine in the morning is nine on the wall on both sides of a change', () => {
    const given = hours({ timezone: 'America/New_York', weekly: [{ day: 1, opens: '09:00', closes: '17:00' }] });
    expect(nextOpening(given, at('2026-03-07T12:00:00Z'))).toBe(at('2026-03-09T13:00:00Z'));
    expect(nextOpening(given, at('2026-03-01T12:00:00Z'))).toBe(at('2026-03-02T14:00:00Z'));
  });
});

describe('The next opening', () => {
  test('is now while open, and null when nothing opens within a year', () => {
    const office = hours({ weekly: weekdays });
    expect(nextOpening(office, at('2026-11-23T12:00:00Z'))).toBe(at('2026-11-23T12:00:00Z'));
    expect(nextOpening(hours({}), at('2026-11-23T12:00:00Z'))).toBeNull();
    const past = hours({ exceptions: [{ date: '2020-01-01', opens: '09:00', closes: '10:00' }] });
    expect(nextOpening(past, at('2026-11-23T12:00:00Z'))).toBeNull();
  });

  const clock = fc
    .integer({ min: 0, max: 95 })
    .map(
      (quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
    );
  const anyHours = fc.record({
    timezone: fc.constantFrom(
      'UTC',
      'Africa/Lagos',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
    ),
    weekly: fc.array(
      fc
        .record({ day: fc.integer({ min: 1, max: 7 }), opens: clock, closes: clock })
        .filter((one) => one.opens !== one.closes),
      { maxLength: 4 },
    ),
    exceptions: fc.constantFrom<BusinessHours['exceptions']>([], [{ date: '2026-03-29', closed: true }]),
  });
  const moment = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2026-12-31T00:00:00Z') });

  test('is open, is not in the past, and is the earliest', () => {
    fc.assert(
      fc.property(anyHours, moment, (given, now) => {
        const next = nextOpening(given, now);
        if (next === null) return;
        expect(next).toBeGreaterThanOrEqual(now);
        expect(isOpen(given, next)).toBe(true);
        // Nothing is open between now and then: openings lie on quarters of an hour.
        const quarter = 15 * 60_000;
        const last = Math.min(next, now + 8 * 24 * 3_600_000);
        for (let probe = now; probe < last; probe += quarter) expect(isOpen(given, probe)).toBe(false);
        if (next > now) expect(isOpen(given, next - 1)).toBe(false);
      }),
      { numRuns: 75 },
    );
  });

  test('what is remembered for a minute is true for all of it', () => {
    fc.assert(
      fc.property(anyHours, moment, (given, now) => {
        const turn = nextOpening(given, now) ?? now;
        for (const probe of [turn - 60_001, turn - 60_000, turn - 1, turn, turn + 1, turn + 59_999, turn + 60_000])
          expect(isOpenInMinuteOf(given, probe)).toBe(isOpen(given, probe));
      }),
      { numRuns: 150 },
    );
  });
});

describe('Hours that cannot be', () => {
  test('zones are checked by name', () => {
    expect(isKnownTimeZone('Africa/Lagos')).toBe(true);
    expect(isKnownTimeZone('Mars/Olympus')).toBe(false);
    expect(isKnownTimeZone('+03:00')).toBe(false);
  });

  test('overlaps are found in the week, over its end, and on one date', () => {
    expect(findOverlap(hours({ weekly: weekdays }))).toBeNull();
    const touching = [
      { day: 1, opens: '09:00', closes: '12:00' },
      { day: 1, opens: '12:00', closes: '13:00' },
    ];
    expect(findOverlap(hours({ weekly: touching }))).toBeNull();
    const overWeek = [
      { day: 7, opens: '22:00', closes: '06:00' },
      { day: 1, opens: '05:00', closes: '08:00' },
    ];
    expect(findOverlap(hours({ weekly: overWeek }))).toEqual({ path: 'weekly.1', message: 'overlaps weekly.0' });
    const exceptions: BusinessHours['exceptions'] = [
      { date: '2026-12-24', opens: '09:00', closes: '12:00' },
      { date: '2026-12-24', closed: true },
    ];
    expect(findOverlap(hours({ exceptions }))).toMatchObject({ path: 'exceptions.1' });
  });
});
