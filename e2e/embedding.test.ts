import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
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

/** As a keyboard on the screen does it on iOS: the page keeps its size, and a part of it is seen. */
async function layKeyboard(page: Page, seen: { offsetTop: number; height: number } | null): Promise<void> {
  await page.evaluate((part) => {
    const { visualViewport } = window;
    if (visualViewport === null) throw new Error('This browser does not know which part is seen.');
    for (const name of ['offsetTop', 'height'] as const) {
      if (part === null) Reflect.deleteProperty(visualViewport, name);
      else Object.defineProperty(visualViewport, name, { configurable: true, get: () => part[name] });
    }
    visualViewport.dispatchEvent(new Event('resize'));
  }, seen);
}

test.each(['on a site', 'on a page of its own'])('A phone’s keyboard covers nothing of the chat, %s', async (where) => {
  const page = await stage.browser.newPage({ viewport: { width: 390, height: 844 } });
  let chat: Page | FrameLocator = page;
  if (where === 'on a site') {
    await page.goto(site.url);
    await page.getByRole('button', { name: 'Open chat' }).click();
    chat = page.frameLocator('iframe[title="Chat"]');
  } else await page.goto(`${stage.url}/honey/`);
  const customer = new Customer(page, chat);
  await customer.askGeneralQuestion();
  await customer.choose('AI Chatbot');
  const [field, exit] = [customer.composer, chat.getByRole('button', { name: 'Quick exit' })];
  const edges = async () => ({
    top: (await exit.boundingBox())?.y ?? -1,
    bottom: await field.boundingBox().then((box) => (box === null ? -1 : box.y + box.height)),
  });
  await field.click();
  const before = await edges();
  await layKeyboard(page, { offsetTop: 60, height: 500 });
  await eventually(async () => {
    const { top, bottom } = await edges();
    expect([top - before.top, bottom - before.bottom]).toEqual([60, 60 + 500 - 844]);
  });
  await layKeyboard(page, null);
  await eventually(async () => {
    expect(await edges()).toEqual(before);
  });
});
