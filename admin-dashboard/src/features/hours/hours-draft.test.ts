import { describe, expect, test } from '@jest/globals';
import type { BusinessHours } from '@honey/protocol/business-hours';
import {
  daySpans,
  intervalHint,
  lengthMinutes,
  nextInterval,
  sameHours,
  toBusinessHours,
  toDraft,
} from './hours-draft.ts';
import { draftErrors, placeServerErrors } from './hours-errors.ts';

const hours = (change: Partial<BusinessHours> = {}): BusinessHours => ({
  timezone: 'Africa/Lagos',
  weekly: [],
  exceptions: [],
  ...change,
});
const week = (...weekly: BusinessHours['weekly']) => toDraft(hours({ weekly }));
const messages = (draft: ReturnType<typeof toDraft>) => Object.values(draftErrors(draft));

describe('a draft', () => {
  test('comes back as the hours it was made from', () => {
    const original = hours({
      weekly: [
        { day: 1, opens: '09:00', closes: '12:00' },
        { day: 1, opens: '13:00', closes: '17:30' },
        { day: 5, opens: '20:00', closes: '02:00' },
        { day: 6, opens: '00:00', closes: '24:00' },
      ],
      exceptions: [
        { date: '2026-12-25', closed: true },
        { date: '2026-12-24', opens: '09:00', closes: '24:00' },
      ],
    });
    expect(toBusinessHours(toDraft(original))).toEqual(original);
  });

  test('says what is not plain from two times', () => {
    const hint = (opens: string, closes: string, day = 7) => intervalHint({ key: 'k', day, opens, closes });
    expect(hint('20:00', '02:00')).toBe('Until Monday');
    expect(hint('00:00', '00:00')).toBe('All day');
    expect(hint('18:00', '00:00')).toBeNull();
    expect(hint('09:00', '17:00')).toBeNull();
  });

  test('measures an opening past midnight', () => {
    expect(lengthMinutes({ opens: '22:00', closes: '06:00' })).toBe(480);
    expect(lengthMinutes({ opens: '00:00', closes: '00:00' })).toBe(1_440);
  });
});

test('the strip of a day shows what runs over from the night before', () => {
  const { weekly } = week({ day: 7, opens: '18:00', closes: '06:00' });
  expect(daySpans(weekly, 7)).toEqual([{ from: 0.75, to: 1 }]);
  expect(daySpans(weekly, 1)).toEqual([{ from: 0, to: 0.25 }]);
  expect(daySpans(weekly, 2)).toEqual([]);
});

test('the next opening offered follows the last one of the day', () => {
  const { weekly } = week({ day: 1, opens: '08:00', closes: '12:00' });
  expect(nextInterval(1, weekly)).toMatchObject({ day: 1, opens: '13:00', closes: '15:00' });
  expect(nextInterval(2, [])).toMatchObject({ day: 2, opens: '09:00', closes: '17:00' });
});

test('hours are the same however their keys are ordered', () => {
  const one = hours({ weekly: [{ day: 1, opens: '09:00', closes: '17:00' }] });
  const other = hours({ weekly: [{ closes: '17:00', opens: '09:00', day: 1 }] });
  expect(sameHours(one, other)).toBe(true);
  expect(sameHours(one, hours())).toBe(false);
});

describe('the errors of a draft', () => {
  test('are none for openings that touch', () => {
    expect(
      messages(week({ day: 1, opens: '08:00', closes: '12:00' }, { day: 1, opens: '12:00', closes: '24:00' })),
    ).toEqual([]);
  });

  test('name both openings that overlap', () => {
    expect(
      messages(week({ day: 1, opens: '08:00', closes: '12:00' }, { day: 1, opens: '11:00', closes: '13:00' })),
    ).toEqual(['Overlaps another opening.', 'Overlaps another opening.']);
  });

  test('see Sunday night run into Monday', () => {
    expect(
      messages(week({ day: 7, opens: '22:00', closes: '06:00' }, { day: 1, opens: '05:00', closes: '09:00' })),
    ).toHaveLength(2);
  });

  test('refuse opening and closing at the same time', () => {
    expect(messages(week({ day: 1, opens: '09:00', closes: '09:00' }))).toEqual(['Opening and closing must differ.']);
  });

  test('ask for what is missing', () => {
    const draft = { ...week({ day: 1, opens: '', closes: '09:00' }), timezone: '' };
    expect(messages(draft)).toEqual(['Choose a time zone.', 'Enter a time.']);
  });
});

test("a server's errors stand beside the rows they are about", () => {
  const draft = week({ day: 1, opens: '09:00', closes: '10:00' }, { day: 2, opens: '09:00', closes: '10:00' });
  const { fields, rest } = placeServerErrors(draft, [
    { path: 'weekly.1.closes', message: 'overlaps' },
    { path: 'timezone', message: 'is not known' },
    { path: '', message: 'something else' },
  ]);
  expect(fields).toEqual({ [`${draft.weekly[1]?.key ?? ''}.closes`]: 'Overlaps.', timezone: 'Is not known.' });
  expect(rest).toBe('Something else.');
});
