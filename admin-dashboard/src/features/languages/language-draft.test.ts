import { expect, test } from '@jest/globals';
import { noteOf, offer, sameLanguages } from './language-draft.ts';

const both = { offered: ['en', 'fr'], default: 'fr' };

test('a language that is no longer offered is no longer the default', () => {
  expect(offer(both, 'fr', false)).toEqual({ offered: ['en'], default: 'en' });
  expect(offer({ offered: ['en'], default: 'en' }, 'fr', true)).toEqual({ offered: ['en', 'fr'], default: 'en' });
  expect(offer(both, 'fr', true)).toEqual(both);
});

test('the order in which languages are offered is no change, the default is one', () => {
  expect(sameLanguages(both, { ...both, offered: ['fr', 'en'] })).toBe(true);
  expect(sameLanguages(both, { ...both, default: 'en' })).toBe(false);
});

test('a draft is called what it is', () => {
  expect(noteOf('ha', { name: 'Hausa', reviewed: false })).toBe('Not reviewed yet.');
  expect(noteOf('fr', { name: 'Français', reviewed: true })).toBe('Reviewed by a native speaker.');
});
