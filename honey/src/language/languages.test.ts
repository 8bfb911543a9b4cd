import { languages, languageTags } from '@honey/protocol/languages';
import { afterEach, expect, test } from '@jest/globals';
import en from '../locales/en.json' with { type: 'json' };
import { loadMirrored, mirrored, withMirrored } from '../testing/mirrored.ts';
import { chooseLanguage } from './choose-language.ts';
import { createLanguages } from './languages.ts';
import { loadCatalog } from './load-catalog.ts';
import { currentLanguage, say, speak } from './say.ts';
import type { Catalog } from './say.ts';

afterEach(() => {
  speak(en);
});

test.each([
  [['ha-NG', 'en'], ['en', 'ha'], 'ha'],
  [['EN-gb'], ['ha', 'en'], 'en'],
  [['zh-TW', 'ha'], ['en', 'ha'], 'ha'],
  [['zh-tw'], ['en', 'zh', 'zh-TW'], 'zh-TW'],
  [['fr-FR'], ['ha', 'en'], 'ha'],
  [['fr-FR'], [], 'en'],
  [[], ['en'], 'en'],
])('who wants %j of %j is spoken to in %s', (wanted, offered, language) => {
  expect(chooseLanguage(wanted, offered)).toBe(language);
});

test('a language that nobody has reviewed is never spoken, whoever offers it', async () => {
  const offered = createLanguages({ offered: ['yo', 'ha', 'en'], known: languages, load: loadCatalog });
  for (const tag of languageTags.filter((one) => !languages[one].reviewed)) {
    expect(await offered.speak([tag, `${tag}-NG`])).toBe('en');
  }
  expect(say('way.menu')).toBe('Back to the menu');
  expect(offered.choices).toEqual([{ tag: 'en', name: 'English' }]);
});

test('one that is reviewed is, and what nobody knows is not', async () => {
  const offered = createLanguages({ offered: ['en', 'ar', 'toString'], known: withMirrored, load: loadMirrored });
  expect(offered.choices.map(({ name }) => name)).toEqual(['English', 'Mirrored']);
  expect(await offered.speak(['ar-EG'])).toBe('ar');
  expect(say('way.menu')).toBe('⟪Back to the menu⟫');
});

test('the last choice counts, also when an earlier one comes later', async () => {
  const arrivals = new Map<string, (catalog: Catalog) => void>();
  const load = (tag: string) => new Promise<Catalog>((arrive) => arrivals.set(tag, arrive));
  const offered = createLanguages({ offered: ['en', 'ar'], known: withMirrored, load });
  const choices = [offered.speak(['ar']), offered.speak(['en'])];
  arrivals.get('en')?.(en);
  arrivals.get('ar')?.(mirrored);
  await Promise.all(choices);
  expect(currentLanguage()).toBe('en');
});

test('texts that cannot be loaded leave the language as it is', async () => {
  const load = (tag: string) => (tag === 'ar' ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(en));
  const offered = createLanguages({ offered: ['en', 'ar'], known: withMirrored, load });
  expect(await offered.speak(['ar'])).toBe('en');
  expect(say('way.menu')).toBe('Back to the menu');
});
