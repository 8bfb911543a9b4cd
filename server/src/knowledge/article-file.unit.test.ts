import { describe, expect, test } from '@jest/globals';
import { parseArticle, readArticleFiles } from './article-file.ts';
import { ARTICLES } from '../testing/project-files.ts';
import { topicNamed } from './topics.ts';

const file = (head: string, body = 'Text.') => `---\n${head}\n---\n\n${body}\n`;

describe('reading an article file', () => {
  test('reads the keys and the paragraphs', () => {
    expect(parseArticle('a.md', file('slug: a\ntitle: What: a title\nkeywords: one two', 'One.\n\nTwo.'))).toEqual({
      slug: 'a',
      title: 'What: a title',
      keywords: 'one two',
      body: 'One.\n\nTwo.',
    });
  });

  test('reads files that were saved with Windows line ends', () => {
    expect(parseArticle('a.md', file('slug: a\ntitle: A').replaceAll('\n', '\r\n')).title).toBe('A');
  });

  test.each([
    ['no front matter', 'Text.'],
    ['an unknown key', file('slug: a\ntitle: A\nauthor: me')],
    ['a missing title', file('slug: a')],
    ['a slug that is no slug', file('slug: A b\ntitle: A')],
    ['a source without an address', file('slug: a\ntitle: A\nsourceName: WHO')],
    ['an address that is not http', file('slug: a\ntitle: A\nsourceName: WHO\nsourceUrl: javascript:alert(1)')],
    ['no text', file('slug: a\ntitle: A', '')],
  ])('refuses %s and names the file', (_, content) => {
    expect(() => parseArticle('broken.md', content)).toThrow('broken.md');
  });
});

describe('the articles of this release', () => {
  const articles = readArticleFiles(ARTICLES);

  test('have slugs and titles of their own', async () => {
    for (const key of ['slug', 'title'] as const) {
      const values = (await articles).map((article) => article[key].toLowerCase());
      expect(new Set(values).size).toBe(values.length);
    }
  });

  test('belong to an entry of the menu or to none', async () => {
    for (const { slug, topic } of await articles)
      expect([slug, topic === undefined || topicNamed(topic)]).toEqual([slug, topic ?? true]);
  });

  test('give every entry of the menu something to choose', async () => {
    const topics = new Set((await articles).map(({ topic }) => topic));
    for (const topic of [
      'How to get pregnant',
      'How to prevent pregnancy',
      'How to improve my sex life',
      'Change or stop my method',
    ])
      expect(topics).toContain(topic);
  });

  test('are short, and say when to see a person', async () => {
    for (const { slug, body } of await articles) {
      const words = body.split(/\s+/).length;
      expect([slug, words >= 90 && words <= 190]).toEqual([slug, true]);
      expect([slug, /\b(nurse|doctor|pharmac\w+|clinic|counsellor|person)\b/.test(body)]).toEqual([slug, true]);
    }
  });
});
