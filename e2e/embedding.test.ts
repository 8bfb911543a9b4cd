import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Customer } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { startSite, type Site } from './support/site.ts';
import { useStage } from './support/stage.ts';
import { openDeskOnline } from './support/staff.ts';

const stage = useStage();
let site: Site;

/** Somebody else's site: a strict content policy, and the one script tag. */
beforeEach(async () => {
  site = await startSite({
    policy: `default-src 'self'; script-src 'self' ${stage.url}; frame-src ${stage.url}`,
    html: `<!doctype html><html lang="en"><head><title>Somebody else</title></head><body><h1>Our site</h1>
       <script src="${stage.url}/widget.js" async></script></body></html>`,
  });
});

afterEach(() => site.close());

test('One script tag on a site with a strict content policy brings the widget, and a person', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const page = await stage.browser.newPage();
  await page.goto(`${site.url}/private/page?patient=42#part`);
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

  expect(await stage.rows('SELECT "pageUrl" FROM "Conversation"')).toEqual([{ pageUrl: `${site.url}/private/page` }]);

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
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Open chat' }).click();
  const customer = new Customer(page, page.frameLocator('iframe[title="Chat"]'));
  await customer.askForPerson();
  await customer.isAtPlace(1);
  await customer.choose('Quick exit');
  await page.waitForURL(elsewhere);

  await page.goto(site.url);
  await page.getByRole('button', { name: 'Open chat' }).click();
  await customer.sees('What would you like to talk about?');
  await eventually(async () => {
    expect(await stage.rows('SELECT status FROM "Conversation"')).toEqual([{ status: 'CLOSED' }]);
  });
});
