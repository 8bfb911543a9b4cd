import { describe, expect, test } from '@jest/globals';
import { type Danger, dangerIn } from './danger-signs.ts';
import { answerable, unanswerable } from './phrasings.fixtures.ts';

const signs: readonly (readonly [text: string, danger: Danger])[] = [
  ['I want to die', 'self-harm'],
  ["i don't want to live anymore", 'self-harm'],
  ['i wanna kill my self', 'self-harm'],
  ['Thinking about suicide', 'self-harm'],
  ['there is no reason to live', 'self-harm'],
  ['everyone would be better off without me', 'self-harm'],
  ['I keep cutting myself', 'self-harm'],
  ['i cant go on like this', 'self-harm'],
  ['I am bleeding heavily and fainting', 'emergency'],
  ['bleeding heavily and fainting', 'emergency'],
  ['bleeding so much it wont stop', 'emergency'],
  ['i soak a pad every hour', 'emergency'],
  ["I can't breathe", 'emergency'],
  ['chest pain since i started the pill', 'emergency'],
  ['i am 8 weeks pregnant and bleeding', 'emergency'],
  ['severe pain on one side of my belly', 'emergency'],
  ['severe stomach pain', 'emergency'],
  ['i took the whole pack of pills', 'emergency'],
  ['my leg is swollen and painful', 'emergency'],
  ['he forced me', 'sexual-violence'],
  ['I was raped', 'sexual-violence'],
  ['he made me have sex', 'sexual-violence'],
  ['i said no but he did not stop', 'sexual-violence'],
  ['my uncle touches me', 'sexual-violence'],
  ['he had sex with me while i was asleep', 'sexual-violence'],
  ['he took off the condom without telling me', 'sexual-violence'],
  ['my husband beats me', 'violence'],
  ['he hits me when i ask for condoms', 'violence'],
  ['he threatened to kill me', 'violence'],
  ['I am scared of my boyfriend', 'violence'],
  ['he will kill me if he finds out', 'violence'],
];

const harmless = [
  'my period is killing me',
  'will i die if i get an iud',
  'can the pill kill sperm',
  'how do i stop heavy bleeding on the implant',
  'it hurts when he enters me',
  'he hurts me during sex',
  'does the injection hurt',
  'the depo shot',
  'is it safe to take two pills',
  'i took two pills yesterday',
  'am i pregnant if i am bleeding',
  'which method fits me',
  'can i feel the baby kick me',
  'i want to try a new method',
  'she does not want a baby',
  'the condom came off',
  'i cant go on the pill',
  'i am scared of the side effects',
  'I made him use a condom',
  'can i force myself to have an orgasm',
];

describe('noticing danger', () => {
  test.each(signs)('"%s" means %s', (text, danger) => {
    expect(dangerIn(text)).toBe(danger);
  });

  test.each(harmless)('"%s" is an ordinary question', (text) => {
    expect(dangerIn(text)).toBeUndefined();
  });

  test('raises no alarm at the everyday questions people ask', () => {
    const everyday = [...answerable.map(({ question }) => question), ...unanswerable];
    expect(everyday.filter((question) => dangerIn(question) !== undefined)).toEqual([]);
  });

  test('reads the longest message in no time worth noticing', () => {
    for (const word of ['not want to ', 'he ', 'bleeding a ', 'took the whole ', 'leg a '])
      expect(dangerIn(word.repeat(Math.floor(4_000 / word.length)))).toBeUndefined();
  });
});
