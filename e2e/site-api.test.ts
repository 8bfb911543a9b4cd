import { afterEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { signIdentity, SITE_SECRET } from '../server/src/testing/identity-token.ts';
import { Customer } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { startSite, type Site } from './support/site.ts';
import { useStage } from './support/stage.ts';
import { openDeskOnline } from './support/staff.ts';

const stage = useStage({ env: { IDENTITY_SECRET: SITE_SECRET } });
const sites: Site[] = [];

afterEach(async () => {
  await Promise.all(sites.splice(0).map((site) => site.close()));
});

declare global {
  interface Window {
    /** Written by the site's own script. */
    told: string[];
    /** What the site finds, as its documentation has it. */
    Honey: Record<'open' | 'close' | 'toggle' | 'show' | 'hide' | 'reset', () => void> & {
      on: (event: string, listener: () => void) => () => void;
      setLocale: (locale: string) => void;
      identify: (identity: string) => Promise<unknown>;
      q: { push: (...calls: [string, ...unknown[]][]) => void };
    };
  }
}

interface Visit {
  /** The site's own script, run before ours. */
  script?: string;
  attributes?: string;
}

/** A site with a strict content policy, and somebody on it. */
async function visit({ script = '', attributes = '' }: Visit = {}): Promise<Customer> {
  const site = await startSite({
    policy: `default-src 'self'; script-src 'self' ${stage.url}; frame-src ${stage.url}`,
    scripts: { '/own.js': script },
    html: `<!doctype html><html lang="en"><title>A library</title><body><button>Ours</button>
      <script src="/own.js"></script><script src="${stage.url}/widget.js" ${attributes} async></script></body></html>`,
  });
  sites.push(site);
  const page = await stage.browser.newPage();
  await page.goto(site.url);
  await page.locator('#honey-widget button').waitFor({ state: 'attached' });
  return new Customer(page, page.frameLocator('iframe[title="Chat"]'));
}

const LISTEN = `
  window.told = [];
  window.Honey ??= { q: [] };
  for (const name of ['ready', 'open', 'close', 'unread', 'escalated', 'assigned'])
    Honey.q.push(['on', name, (count) => told.push(count === undefined ? name : name + ' ' + count)]);`;

function hears(page: Page, told: string[]): Promise<void> {
  return eventually(async () => {
    expect(await page.evaluate(() => window.told)).toEqual(told);
  });
}

const call = (page: Page, name: 'open' | 'close' | 'toggle' | 'show' | 'hide' | 'reset') =>
  page.evaluate((verb) => window.Honey[verb](), name);

test('Calls from before the script was there are done when it is, and later ones at once', async () => {
  const { page, widget } = await visit({ script: `${LISTEN} Honey.q.push(['open'], ['noSuchThing', 1]);` });
  await widget.getByRole('heading', { name: 'What would you like to talk about?' }).waitFor();
  await hears(page, ['ready', 'open']);
  await page.evaluate(() => {
    window.Honey.q.push(['close']);
  });
  await page.getByRole('button', { name: 'Open chat' }).waitFor();
  await hears(page, ['ready', 'open', 'close']);
  // Who comes late for it is told that it is there.
  await page.evaluate(() => window.Honey.on('ready', () => window.told.push('ready, late')));
  await hears(page, ['ready', 'open', 'close', 'ready, late']);
});

test('A site opens, closes, hides and shows the chat, and hears of it until it has heard enough', async () => {
  const { page, widget } = await visit({ script: LISTEN });
  const button = page.locator('#honey-widget button').first();
  const heading = widget.getByRole('heading', { name: 'What would you like to talk about?' });
  await page.evaluate(() => {
    window.told = [];
    const stop = window.Honey.on('open', () => window.told.push('once more'));
    window.Honey.on('close', stop);
  });
  for (const verb of ['open', 'open'] as const) await call(page, verb);
  await heading.waitFor();
  await call(page, 'close');
  await heading.waitFor({ state: 'hidden' });
  await hears(page, ['open', 'once more', 'close']);
  await call(page, 'toggle');
  await heading.waitFor();
  await call(page, 'toggle');
  await heading.waitFor({ state: 'hidden' });
  await hears(page, ['open', 'once more', 'close', 'open', 'close']);

  await call(page, 'hide');
  expect(await button.isVisible()).toBe(false);
  // With a button of the site's own, which has the focus again afterwards.
  await page.getByRole('button', { name: 'Ours' }).focus();
  await call(page, 'open');
  await heading.waitFor();
  expect(await button.isVisible()).toBe(false);
  await widget.getByRole('button', { name: 'Close chat' }).click();
  await heading.waitFor({ state: 'hidden' });
  await eventually(async () => expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Ours'));
  await call(page, 'show');
  await eventually(async () => expect(await button.isVisible()).toBe(true));
});

test('A site hears that a person was asked for, is there and has written, and nothing of it again after a reload', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  await stage.rest.capAgent('Sarah', 0);
  const customer = await visit({ script: LISTEN });
  const { page } = customer;
  await call(page, 'open');
  await customer.askForPerson();
  await customer.isAtPlace(1);
  await hears(page, ['ready', 'open', 'escalated']);
  await stage.rest.capAgent('Sarah', 1);
  await customer.talksTo('Sarah, counsellor');
  await hears(page, ['ready', 'open', 'escalated', 'assigned']);
  await sarah.openChat();
  await call(page, 'close');
  await sarah.say('Are you there?');
  await hears(page, ['ready', 'open', 'escalated', 'assigned', 'close', 'unread 1']);
  await page.reload();
  await page.getByRole('button', { name: 'Open chat' }).click();
  await customer.sees('Are you there?');
  await customer.talksTo('Sarah, counsellor');
  await hears(page, ['ready', 'open']);
});

test('Reset ends the conversation and clears the device, also when the chat was not opened on this page', async () => {
  const customer = await visit();
  const { page } = customer;
  for (const isOpen of [true, false]) {
    await call(page, 'open');
    await customer.askForPerson();
    await customer.isAtPlace(1);
    if (!isOpen) await page.reload();
    await page.locator('#honey-widget button').first().waitFor({ state: 'attached' });
    await call(page, 'reset');
    await eventually(async () => {
      const left = await stage.rows(`SELECT 1 FROM "Conversation" WHERE status <> 'CLOSED'`);
      expect(left).toEqual([]);
      expect(await page.frames()[1]?.evaluate(() => Object.keys(localStorage))).toEqual([]);
    });
    await page.getByRole('button', { name: 'Open chat' }).click();
    await customer.sees('What would you like to talk about?');
    await call(page, 'close');
  }
});

const identify = (page: Page, claims: object) =>
  page.evaluate((identity) => window.Honey.identify(identity), signIdentity(claims));

test('Somebody whom the site names finds the same chat on every device, and leaves it to nobody at a shared one', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const phone = await visit({
    script: `${LISTEN} Honey.q.push(['on', 'identified', ({ ok, code }) => told.push('identified ' + (ok || code))]);`,
  });
  await call(phone.page, 'open');
  await phone.askForPerson();
  await phone.talksTo('Sarah, counsellor');
  await phone.say('I wrote this before I signed in');
  await sarah.openChat();
  await sarah.sees('I wrote this before I signed in');
  // The server says so to the console of the frame as well.
  stage.browser.expectErrors(/400/);
  expect(await identify(phone.page, { sub: 'ada', exp: 1 })).toEqual({ ok: false, code: 'IDENTITY_EXPIRED' });
  await phone.talksTo('Sarah, counsellor');
  expect(await identify(phone.page, { sub: 'ada' })).toEqual({ ok: true });
  await hears(phone.page, ['ready', 'open', 'escalated', 'assigned', 'identified IDENTITY_EXPIRED', 'identified true']);
  await phone.talksTo('Sarah, counsellor');
  await sarah.say('Good morning');
  await phone.sees('Good morning');

  const laptop = await visit();
  expect(await identify(laptop.page, { sub: 'ada' })).toEqual({ ok: true });
  await call(laptop.page, 'open');
  await laptop.talksTo('Sarah, counsellor');
  await laptop.sees('I wrote this before I signed in');
  await laptop.say('And this on my laptop');
  await phone.sees('And this on my laptop');

  await call(laptop.page, 'reset');
  await eventually(async () =>
    expect(await laptop.page.frames()[1]?.evaluate(() => Object.keys(localStorage))).toEqual([]),
  );
  expect(await identify(laptop.page, { sub: 'grace' })).toEqual({ ok: true });
  await call(laptop.page, 'open');
  await laptop.sees('What would you like to talk about?');
  expect(await identify(laptop.page, { sub: 'ada' })).toEqual({ ok: true });
  await laptop.sees('And this on my laptop');
  expect(await identify(laptop.page, { sub: 'grace' })).toEqual({ ok: true });
  await laptop.sees('What would you like to talk about?');
  await sarah.say('Are you there?');
  await phone.sees('Are you there?');
  expect(await laptop.widget.getByText('And this on my laptop').count()).toBe(0);
});

test('A site settles colour, corner, language and subject', async () => {
  const customer = await visit({
    script: `window.HoneySettings = { language: 'en-US', topic: 'Ask a general question' };`,
    attributes: 'data-color="#204080" data-position="left"',
  });
  const { page, widget } = customer;
  const button = page.getByRole('button', { name: 'Open chat' });
  const colours = () => button.evaluate((it) => [getComputedStyle(it).backgroundColor, getComputedStyle(it).color]);
  await eventually(async () => expect(await colours()).toEqual(['rgb(32, 64, 128)', 'rgb(255, 255, 255)']));
  expect((await button.boundingBox())?.x).toBe(20);
  await button.click();
  await customer.sees('Who would you like to ask?');
  expect((await page.locator('#honey-widget iframe').boundingBox())?.x).toBe(20);
  await customer.choose('AI Chatbot');
  const send = widget.getByRole('button', { name: 'Send' });
  await customer.composer.fill('What is an implant?');
  await eventually(async () =>
    expect(await send.evaluate((it) => getComputedStyle(it).backgroundColor)).toBe('rgb(32, 64, 128)'),
  );
  await send.click();
  const time = widget.locator('time').first();
  await eventually(async () => expect(await time.textContent()).toMatch(/ (AM|PM)$/));
  await page.evaluate(() => {
    window.Honey.setLocale('no such language');
    window.Honey.setLocale('de-DE');
  });
  await eventually(async () => expect(await time.textContent()).toMatch(/^\d\d:\d\d$/));
  expect(await stage.rows('SELECT locale FROM "Conversation"')).toEqual([{ locale: 'en-US' }]);
});

test('A language that nobody has reviewed stays off, whatever site and page ask for', async () => {
  const customer = await visit({ attributes: 'data-language="ha"' });
  const { page, widget } = customer;
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await page.getByRole('button', { name: 'Open chat' }).click();
  await customer.sees('What would you like to talk about?');
  await page.evaluate(() => {
    window.Honey.setLocale('yo-NG');
  });
  await customer.askGeneralQuestion();
  await eventually(async () => expect(await widget.locator('html').getAttribute('lang')).toBe('en'));
  await customer.choose('Options');
  await customer.sees('Keep this chat on this device');
  expect(await widget.getByRole('combobox').count()).toBe(0);
  expect(fetched.filter((path) => /\/(ha|yo)-/.test(path))).toEqual([]);
});

test('From right to left the widget is its own mirror image, and nothing sticks out', async () => {
  const customer = await visit();
  const { page, widget } = customer;
  await page.getByRole('button', { name: 'Open chat' }).click();
  await customer.askGeneralQuestion();
  await customer.choose('AI Chatbot');
  await customer.talksTo('Honey, assistant');
  await customer.say('What is an implant?');
  await customer.log.getByText('Not clinically reviewed.').first().waitFor();
  const edges = (selector: string) =>
    widget
      .locator(selector)
      .first()
      .evaluate((it) => {
        const { left, right } = it.getBoundingClientRect();
        return { left: Math.round(left), right: Math.round(window.innerWidth - right) };
      });
  const parts = ['.bubble--user', '.bubble--bot', '.composer__send', '.header__name', '.exit'];
  const before = await Promise.all(parts.map(edges));
  // As a language from right to left does, of which there is none yet.
  await widget.locator('html').evaluate((it) => {
    it.setAttribute('dir', 'rtl');
  });
  const after = await Promise.all(parts.map(edges));
  for (const [index, { left, right }] of before.entries()) {
    // Half a pixel may be on either side.
    expect(Math.abs((after[index]?.left ?? NaN) - right)).toBeLessThanOrEqual(1);
    expect(Math.abs((after[index]?.right ?? NaN) - left)).toBeLessThanOrEqual(1);
  }
  expect(await widget.locator('html').evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
});

test('What a site settles wrongly is as if it had said nothing', async () => {
  const customer = await visit({
    attributes: `data-color="url(javascript:alert(1))" data-topic="Win a prize" data-language="<b>" data-position="up"`,
  });
  const button = customer.page.getByRole('button', { name: 'Open chat' });
  await eventually(async () =>
    expect(await button.evaluate((it) => getComputedStyle(it).backgroundColor)).toBe('rgb(246, 183, 60)'),
  );
  await button.click();
  await customer.sees('What would you like to talk about?');
});
