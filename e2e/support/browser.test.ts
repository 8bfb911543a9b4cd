import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openBrowser } from './browser.ts';
import { eventually } from './eventually.ts';

// The flows rely on a browser that does not look away.

let server: Server;
let url: string;

beforeEach(async () => {
  server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html');
    response.setHeader('content-security-policy', "default-src 'self'");
    response.end(request.url === '/refused' ? '<script>document.title = "ran"</script>' : '<h1>Quiet</h1>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = typeof address === 'object' ? `http://127.0.0.1:${address?.port ?? 0}` : '';
});

afterEach(async () => {
  server.close();
  await once(server, 'close');
});

test('a page without errors closes quietly', async () => {
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.goto(url);
  await eventually(async () => expect(await page.locator('h1').innerText()).toBe('Quiet'));
  await browser.close();
});

test('an uncaught error in a page fails the test', async () => {
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.goto(url);
  const seen = page.waitForEvent('pageerror');
  await page.evaluate(() => {
    queueMicrotask(() => {
      throw new Error('planted');
    });
  });
  await seen;
  await expect(browser.close()).rejects.toThrow('planted');
});

test('what the content policy refuses fails the test', async () => {
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.goto(`${url}/refused`);
  await expect(browser.close()).rejects.toThrow('Content Security Policy');
});
