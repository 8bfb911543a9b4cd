import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { Customer } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';
import { openDeskOnline } from './support/staff.ts';

const stage = useStage();
let site: Server;
let siteUrl: string;

/** Somebody else's site: a strict content policy, and the one script tag. */
beforeEach(async () => {
  site = createServer((request, response) => {
    if (request.url === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader(
      'content-security-policy',
      `default-src 'self'; script-src 'self' ${stage.url}; frame-src ${stage.url}`,
    );
    response.end(
      `<!doctype html><html lang="en"><head><title>Somebody else</title></head><body><h1>Our site</h1>
       <script src="${stage.url}/widget.js" async></script></body></html>`,
    );
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  const address = site.address();
  if (address === null || typeof address === 'string') throw new Error('The site has no port.');
  siteUrl = `http://127.0.0.1:${String(address.port)}`;
});

afterEach(async () => {
  site.closeAllConnections();
  site.close();
  await once(site, 'close');
});

test('One script tag on a site with a strict content policy brings the widget, and a person', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const page = await stage.browser.newPage();
  await page.goto(`${siteUrl}/private/page?patient=42#part`);
  const launcher = page.getByRole('button', { name: 'Open chat' });
  await launcher.waitFor();
  expect(await page.locator('iframe').count()).toBe(0);
  await launcher.click();
  const customer = new Customer(page, page.frameLocator('iframe[title="Chat"]'));
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  await sarah.openChat();
  await sarah.say('Good afternoon.');
  await customer.sees('Good afternoon.');

  expect(await stage.rows('SELECT "pageUrl" FROM "Conversation"')).toEqual([{ pageUrl: `${siteUrl}/private/page` }]);

  await customer.choose('Close chat');
  await launcher.waitFor();
  await sarah.say('Are you there?');
  await page.getByRole('button', { name: 'Open chat, 1 new' }).click();
  await customer.sees('Are you there?');
});

test('Quick exit leaves the site at once and leaves nothing behind', async () => {
  const page = await stage.browser.newPage();
  const elsewhere = 'https://www.google.com/';
  await page.route(elsewhere, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Elsewhere</h1>' }));
  await page.goto(siteUrl);
  await page.getByRole('button', { name: 'Open chat' }).click();
  const customer = new Customer(page, page.frameLocator('iframe[title="Chat"]'));
  await customer.askForPerson();
  await customer.isAtPlace(1);
  await customer.choose('Quick exit');
  await page.waitForURL(elsewhere);

  await page.goto(siteUrl);
  await page.getByRole('button', { name: 'Open chat' }).click();
  await customer.sees('What would you like to talk about?');
  await eventually(async () => {
    expect(await stage.rows('SELECT status FROM "Conversation"')).toEqual([{ status: 'CLOSED' }]);
  });
});
