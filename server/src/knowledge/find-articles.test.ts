import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '../platform/database/database.ts';
import { PrismaService } from '../platform/database/prisma.service.ts';
import { ARTICLES } from '../testing/project-files.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { findArticles } from './find-articles.queries.ts';
import { answerable, unanswerable } from './phrasings.fixtures.ts';
import { seedArticles } from './seed-articles.ts';

describe('finding articles for a question', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let prisma: PrismaService;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = new Database(testDatabase.url, 2);
    prisma = new PrismaService(database);
    await seedArticles(prisma, ARTICLES);
  });

  afterAll(async () => {
    await prisma.$disconnect();
    await database.onApplicationShutdown();
    await testDatabase.drop();
  });

  const find = (question: string) => findArticles(database.pool, question);

  test.each(answerable)('puts the right article first for "$question"', async ({ question, slugs }) => {
    const { fitting } = await find(question);
    expect(slugs).toContain(fitting[0]?.article.slug);
  });

  test.each(unanswerable)('knows nothing about "%s"', async (question) => {
    expect((await find(question)).fitting).toEqual([]);
  });

  test('gives a relevance between 0 and 1, best first', async () => {
    const { fitting } = await find('is the injection or the implant better');
    const relevances = fitting.map(({ relevance }) => relevance);
    expect(relevances.length).toBeGreaterThan(1);
    expect(relevances).toEqual([...relevances].sort((one, other) => other - one));
    expect(Math.min(...relevances)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...relevances)).toBeLessThanOrEqual(1);
  });

  test('does not care about capitals, accents and punctuation', async () => {
    const plain = await find('does the implant hurt');
    const odd = await find('¿DOES the ímplant… HURT?!');
    expect(odd.fitting.map(({ article }) => article.slug)).toEqual(plain.fitting.map(({ article }) => article.slug));
  });

  test('takes operators and quotes of the query language as plain words', async () => {
    const { fitting } = await find(`'implant' & | ! <-> :* \\ "); --`);
    expect(fitting[0]?.article.slug).toBe('implant');
  });

  test('copes with the longest message there can be', async () => {
    const { fitting } = await find('condom '.repeat(571));
    expect(fitting[0]?.article.slug).toBe('condoms');
  });

  test('names what is near when a question is not fully understood', async () => {
    const { fitting, near } = await find('side effects of paracetamol');
    expect(fitting).toEqual([]);
    expect(near.map(({ article }) => article.slug)).toEqual(['side-effects']);
  });

  test('finds an article by words that were added to it later', async () => {
    await database.pool.query(`UPDATE "Article" SET keywords = keywords || ' zanzibar' WHERE slug = 'privacy'`);
    expect((await find('zanzibar')).fitting[0]?.article.slug).toBe('privacy');
  });

  test('knows nothing when there are no articles', async () => {
    const empty = await createTestDatabase();
    const other = new Database(empty.url, 1);
    expect(await findArticles(other.pool, 'condoms')).toEqual({ fitting: [], near: [] });
    await other.onApplicationShutdown();
    await empty.drop();
  });
});
