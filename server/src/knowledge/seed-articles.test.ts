import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Database } from '../platform/database/database.ts';
import { PrismaService } from '../platform/database/prisma.service.ts';
import { ARTICLES } from '../testing/project-files.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { seedArticles } from './seed-articles.ts';

describe('seeding the articles', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let prisma: PrismaService;
  let folder: string;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = new Database(testDatabase.url, 2);
    prisma = new PrismaService(database);
    folder = await mkdtemp(path.join(tmpdir(), 'honey-articles-'));
  });

  afterAll(async () => {
    await prisma.$disconnect();
    await database.onApplicationShutdown();
    await testDatabase.drop();
    await rm(folder, { recursive: true });
  });

  beforeEach(async () => {
    await prisma.article.deleteMany();
    await prisma.curatedArticle.deleteMany();
  });

  const write = (body: string) =>
    writeFile(path.join(folder, 'tea.md'), `---\nslug: tea\ntitle: Tea\nkeywords: leaf\n---\n\n${body}\n`);
  const body = async () => (await prisma.article.findUniqueOrThrow({ where: { slug: 'tea' } })).body;

  test('brings every article once, however often it runs', async () => {
    const first = await seedArticles(prisma, ARTICLES);
    expect(first).toBeGreaterThanOrEqual(15);
    expect(await seedArticles(prisma, ARTICLES)).toBe(0);
    expect(await prisma.article.count()).toBe(first);
  });

  test('brings a corrected text to a row that nobody edited', async () => {
    await write('Old.');
    await seedArticles(prisma, folder);
    await write('Corrected.');
    expect(await seedArticles(prisma, folder)).toBe(1);
    expect(await body()).toBe('Corrected.');
  });

  test('leaves a row alone that somebody edited', async () => {
    await write('Old.');
    await seedArticles(prisma, folder);
    await prisma.article.update({ where: { slug: 'tea' }, data: { body: 'By our nurse.' } });
    await write('Corrected.');
    expect(await seedArticles(prisma, folder)).toBe(0);
    expect(await body()).toBe('By our nurse.');
  });

  test('brings nothing that an admin deleted, and changes nothing that an admin wrote', async () => {
    await prisma.curatedArticle.create({ data: { slug: 'tea' } });
    await write('Old.');
    expect(await seedArticles(prisma, folder)).toBe(0);
    expect(await prisma.article.count()).toBe(0);
    await prisma.article.create({ data: { slug: 'tea', title: 'Tea', body: 'By an admin.' } });
    await prisma.$executeRaw`UPDATE "Article" SET "updatedAt" = "createdAt"`;
    expect(await seedArticles(prisma, folder)).toBe(0);
    expect(await body()).toBe('By an admin.');
  });
});
