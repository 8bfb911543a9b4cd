import { afterEach, describe, expect, test } from '@jest/globals';
import { takeLocale } from '../locale.ts';
import en from '../locales/en.json' with { type: 'json' };
import { mirrored } from '../testing/mirrored.ts';
import { momentWords, sizeWords } from '../words.ts';
import { currentLanguage, ordinal, say, sayCount, sentenceLocale, speak } from './say.ts';
import type { Catalog } from './say.ts';

afterEach(() => {
  takeLocale('en-GB');
  speak(en);
});

/** Polish has a form for few and one for many. */
const polish: Catalog = {
  meta: { ...en.meta, tag: 'pl' },
  texts: {
    ...en.texts,
    'queue.waitAbout': { one: '{count} minuta', few: '{count} minuty', many: '{count} minut', other: '{count} minuty' },
  },
};

describe('a text about a number', () => {
  test.each([
    [1, '1 minuta'],
    [3, '3 minuty'],
    [5, '5 minut'],
    [22, '22 minuty'],
  ])('has the form for %d', (count, words) => {
    speak(polish);
    expect(sayCount('queue.waitAbout', count)).toBe(words);
  });

  test('has the general form where a language has no other', () => {
    speak({ ...polish, texts: { ...polish.texts, 'queue.ordinal': { other: '{count}.' } } });
    expect([1, 2, 3, 11].map(ordinal)).toEqual(['1.', '2.', '3.', '11.']);
  });
});

test('numbers and times are written the visitor’s way, also in English', () => {
  takeLocale('de-DE');
  expect(sayCount('write.left', 4_000)).toBe('4.000 characters left');
  expect(sizeWords(1_400_000)).toBe('1,4 MB');
  takeLocale('ar-EG');
  expect(say('ask.hereOf', { online: 2, total: 3 })).toBe('٢ of ٣');
});

test('the day inside a sentence is named in the language of the sentence', () => {
  const [now, later] = [new Date(2026, 10, 22, 18, 0), new Date(2026, 10, 26, 9, 0)];
  takeLocale('de-DE');
  expect(momentWords(later, now)).toBe('on Thursday at 09:00');
  takeLocale('en-US');
  expect(momentWords(later, now)).toBe('on Thursday at 09:00 AM');
  speak(polish);
  expect(sentenceLocale()).toBe('pl');
});

test('what a text is filled with is never read for more placeholders', () => {
  expect(say('chat.typing', { name: '{name} $& {count}' })).toBe('{name} $& {count} is typing');
});

test('the page has the language and the direction of its words', () => {
  speak(mirrored);
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['ar', 'rtl']);
  expect(currentLanguage()).toBe('ar');
  speak(en);
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['en', 'ltr']);
});
