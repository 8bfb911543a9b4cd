import { describe, expect, test } from '@jest/globals';
import { botPayloadSchema } from '@honey/protocol/entities';
import { composeReplies, type Found } from './answer-bot.ts';
import type { Article } from './article.ts';

const article = (title: string, more: Partial<Article> = {}): Article => ({
  id: title,
  slug: title,
  title,
  topic: null,
  body: `About ${title}.`,
  sourceName: null,
  sourceUrl: null,
  ...more,
});
const search = (fitting: readonly [string, number][], near: readonly [string, number][] = []): Found => {
  const found = ([title, relevance]: readonly [string, number]) => ({ article: article(title), relevance });
  return { kind: 'search', fitting: fitting.map(found), near: near.map(found) };
};
const only = (found: Found, asked: string) => {
  const replies = composeReplies(found, asked);
  expect(replies).toHaveLength(1);
  const [reply] = replies;
  if (!reply) throw new Error('There is always a reply.');
  expect(botPayloadSchema.parse(reply.payload)).toEqual(reply.payload);
  return reply;
};

describe('what the bot says', () => {
  test('to a menu entry: a sentence and the titles to choose from', () => {
    const articles = [article('Condoms'), article('The pill')];
    const { text, payload } = only(
      { kind: 'topic', topic: 'How to prevent pregnancy', articles },
      'How to prevent pregnancy',
    );
    expect(text).toBe('What would you like to know about preventing a pregnancy?');
    expect(payload).toEqual({ kind: 'choices', choices: ['Condoms', 'The pill'] });
  });

  test('to a menu entry without articles: that it does not know', () => {
    const { payload } = only({ kind: 'topic', topic: 'How to get pregnant', articles: [] }, 'How to get pregnant');
    expect(payload.kind).toBe('unknown');
  });

  test('to a title: the article, its source, and that it was not clinically reviewed', () => {
    const withSource = article('Condoms', { sourceName: 'A handbook', sourceUrl: 'https://example.org/' });
    expect(only({ kind: 'article', article: withSource }, 'Condoms')).toEqual({
      text: 'About Condoms.',
      payload: {
        kind: 'answer',
        title: 'Condoms',
        source: { name: 'A handbook', url: 'https://example.org/' },
        clinicallyReviewed: false,
      },
    });
  });

  test('to a question: the best article and at most two related titles', () => {
    const { text, payload } = only(
      search([
        ['A', 0.9],
        ['B', 0.7],
        ['C', 0.6],
        ['D', 0.5],
      ]),
      'condoms',
    );
    expect(text).toBe('About A.');
    expect(payload).toEqual({ kind: 'answer', title: 'A', clinicallyReviewed: false, choices: ['B', 'C'] });
  });

  test('to a question that several articles fit equally: the titles, not a guess', () => {
    const { payload } = only(
      search([
        ['A', 0.95],
        ['B', 0.94],
        ['C', 0.93],
      ]),
      'sex',
    );
    expect(payload).toEqual({ kind: 'choices', choices: ['A', 'B', 'C'] });
  });

  test('to what it does not know: that it does not, and the way to a person or the menu', () => {
    const { text, payload } = only(search([]), 'what is the capital of France');
    expect(text).toMatch(/^I don't know that\./);
    expect(text).toMatch(/talk to a person/);
    expect(text).toMatch(/menu/);
    expect(payload).toEqual({ kind: 'unknown' });
  });

  test('to what it half understands: that it does not know, and what may be near', () => {
    const { text, payload } = only(search([], [['Side effects', 0.45]]), 'side effects of paracetamol');
    expect(text).toMatch(/^I don't know that\. Perhaps this is near\./);
    expect(payload).toEqual({ kind: 'unknown', choices: ['Side effects'] });
  });

  test('to a greeting: what one can ask', () => {
    expect(only(search([]), 'hello').text).toMatch(/^Ask me in your own words/);
  });
});

describe('when somebody may be in danger', () => {
  test.each([
    ['I want to die', /local emergency number/],
    ['I am bleeding heavily and fainting', /This can be an emergency/],
    ['he forced me', /not your fault[\s\S]*3 days[\s\S]*5 days/],
    ['my husband beats me', /not your fault[\s\S]*safe place/],
  ])('"%s" is answered with where to get help now, and a person', (asked, help) => {
    const { text, payload } = only(search([]), asked);
    expect(text).toMatch(help);
    expect(text).toMatch(/talk to a person/);
    expect(payload).toEqual({ kind: 'menu', title: 'Please get help now' });
  });

  test('help comes before any article, which is only offered', () => {
    const { text, payload } = only(search([['Emergency contraception', 0.9]]), 'he forced me and the condom broke');
    expect(text).not.toMatch(/About/);
    expect(payload.choices).toEqual(['Emergency contraception']);
  });

  test('a wish to die is not followed by titles to choose', () => {
    expect(only(search([['Low desire', 0.9]]), 'no desire, i want to die').payload.choices).toBeUndefined();
  });

  test('a title that was chosen is answered even when its words sound like danger', () => {
    const chosen = article('When somebody forced you');
    expect(only({ kind: 'article', article: chosen }, 'I was forced').payload.kind).toBe('answer');
  });
});
