import { expect, test } from '@jest/globals';
import { abandonment, dayBefore, forecastText, formatMs } from './report-words.ts';

test('nothing to measure is no zero', () => {
  expect([formatMs(null), formatMs(0), formatMs(65_400)]).toEqual(['–', '0 s', '1 min 5 s']);
  expect(abandonment({ abandoned: 0, assigned: 0 })).toBe('–');
  expect(abandonment({ abandoned: 1, assigned: 3 })).toBe('25 %');
});

test('the estimate is judged with the size of its sample', () => {
  expect(forecastText({ sample: 0, inside: 0, shorter: 0, longer: 0 })).toMatch(/^No wait/);
  expect(forecastText({ sample: 50, inside: 41, shorter: 4, longer: 5 })).toBe(
    'Of 50 waits, 82 % ended inside the range that was told, 8 % before it and 10 % after it. The range is meant to hold 80 %.',
  );
});

test('days before today cross months', () => {
  expect(dayBefore(new Date(2026, 2, 3, 12).getTime(), 3)).toBe('2026-02-28');
});
