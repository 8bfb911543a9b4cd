import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { botPayloadSchema } from '@honey/protocol/entities';
import { Database } from '../platform/database/database.ts';
import { PrismaService } from '../platform/database/prisma.service.ts';
import { ARTICLES } from '../testing/project-files.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { AnswerQuestion, type BotRequest } from './answer-question.ts';
import { seedArticles } from './seed-articles.ts';

describe('answering out of the knowledge base', () => {
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

  const say = async (request: BotRequest) => {
    const [reply] = await new AnswerQuestion(database).run(request);
    if (!reply) throw new Error('There is always a reply.');
    return { text: reply.text, ...botPayloadSchema.parse(reply.payload) };
  };

  test.each([
    'How to get pregnant',
    'How to prevent pregnancy',
    'How to improve my sex life',
    'Change or stop my method',
  ])('"%s" offers titles, and each of them is answered', async (choice) => {
    const { kind, choices = [] } = await say({ choice });
    expect(kind).toBe('choices');
    expect(choices.length).toBeGreaterThan(1);
    for (const title of choices) expect(await say({ choice: title })).toMatchObject({ kind: 'answer', title });
  });

  test('a menu entry that was typed does the same', async () => {
    expect(await say({ text: 'how to get pregnant?' })).toEqual(await say({ choice: 'How to get pregnant' }));
  });

  test('a question gets an article with its source and says that nobody reviewed it', async () => {
    expect(await say({ text: 'the condom broke last night' })).toMatchObject({
      kind: 'answer',
      title: 'Emergency contraception after unprotected sex',
      clinicallyReviewed: false,
      source: { url: expect.stringMatching(/^https:/) },
    });
  });

  test('a title that was renamed since it was offered is still understood', async () => {
    expect(await say({ choice: 'Emergency contraception' })).toMatchObject({
      kind: 'answer',
      title: 'Emergency contraception after unprotected sex',
    });
  });

  test('what nothing answers is said to be unknown', async () => {
    expect(await say({ text: 'what is the capital of France' })).toMatchObject({ kind: 'unknown' });
  });

  test('danger is answered with help, before any article', async () => {
    expect(await say({ text: 'he forced me and now my period is late' })).toMatchObject({
      kind: 'menu',
      title: 'Please get help now',
      choices: expect.arrayContaining(['A late or missing period']),
    });
  });
});
