import { describe, expect, test } from '@jest/globals';
import { languageSettingsFor, languageSettingsSchema } from '@honey/protocol/language-settings';

const settings = languageSettingsFor({
  en: { name: 'English', reviewed: true },
  fr: { name: 'Français', reviewed: true },
  ha: { name: 'Hausa', reviewed: false },
});
const pathsOf = (value: unknown) =>
  settings.safeParse(value).error?.issues.map(({ path }) => path.map(String).join('.')) ?? [];

describe('Of the languages, the widget offers', () => {
  test('those that are reviewed, and any of them first', () => {
    expect(pathsOf({ offered: ['en', 'fr'], default: 'fr' })).toEqual([]);
  });

  test.each([
    ['one that nobody has reviewed', { offered: ['en', 'ha'], default: 'en' }, 'offered.1'],
    ['one that does not exist', { offered: ['en', 'toString'], default: 'en' }, 'offered.1'],
    ['one twice', { offered: ['en', 'en'], default: 'en' }, 'offered'],
    ['none that the others fall back to', { offered: ['fr'], default: 'fr' }, 'offered'],
    ['nothing by default', { offered: ['en'], default: 'fr' }, 'default'],
  ])('not %s', (_what, value, path) => {
    expect(pathsOf(value)).toContain(path);
  });
});

test.each(['ha', 'yo'])('%s is a draft, which cannot be offered', (tag) => {
  expect(languageSettingsSchema.safeParse({ offered: ['en', tag], default: 'en' }).success).toBe(false);
});
