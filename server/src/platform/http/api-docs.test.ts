import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

interface Operation {
  tags?: string[];
  security?: unknown[];
  responses: Record<string, { description: string; content?: Record<string, object> }>;
}
interface Description {
  paths: Record<string, Record<string, Operation>>;
}

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const description = async () => (await app.http.get('/docs-json').expect(200)).body as Description;

test('/docs is a page, and everything it names is there', async () => {
  for (const address of ['/docs', '/docs/']) {
    const { text } = await app.http.get(address).expect(200).expect('content-type', 'text/html; charset=utf-8');
    const named = [...text.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, file]) => String(file));
    expect(named).toContain('/docs-json');
    expect(named.length).toBeGreaterThan(3);
    for (const file of named) await app.http.get(file).expect(200);
  }
  await app.http.get('/docs/swagger-ui-bundle.js.map').expect(404);
});

test('every operation says whose it is, and each that needs a token says so', async () => {
  const { paths } = await description();
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  expect(operations.length).toBeGreaterThan(50);
  expect(operations.filter(({ tags }) => tags?.length !== 1)).toEqual([]);
  expect(paths['/agents/tags']?.['get']?.security).toEqual([{ bearer: [] }]);
  expect(paths['/agents/tags']?.['get']?.responses['200']?.content).toHaveProperty(['application/json', 'schema']);
  expect(paths['/auth/agent/login']?.['post']?.security).toBeUndefined();
  expect(Object.keys(paths['/health/ready']?.['get']?.responses ?? {})).toEqual(['200', '503']);
});

test('asked again, it says the same', async () => {
  expect(await description()).toEqual(await description());
});

test('what is asked at once is described once', async () => {
  const other = await startTestApp();
  try {
    const answers = await Promise.all([1, 2, 3].map(() => other.http.get('/docs-json').expect(200)));
    for (const { body } of answers) expect(body).toEqual(await description());
  } finally {
    await other.close();
  }
});
