import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { Customer } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { startSite, type Site } from './support/site.ts';
import { useStage } from './support/stage.ts';

// The page and the widget's frame tell each other when to open, close, and leave. Whoever else can reach their
// windows sends the same words here.

const stage = useStage();

declare global {
  interface Window {
    /** What arrived at this window, written by the tests. */
    heard: unknown[];
  }
}

const TO_HOST = ['ready', 'close', 'escape', 'exit', 'unread', 'escalated', 'assigned', 'identified'].map((word) => ({
  type: `honey:${word}`,
  count: 7,
}));
const TO_WIDGET = ['closed', 'opened', 'exit', 'reset', 'locale', 'identify'].map((word) => ({
  type: `honey:${word}`,
  value: 'de',
}));

/** Whoever listens to a window knows when everything that was sent before has been looked at. */
const LISTEN = `window.heard = []; addEventListener('message', (event) => heard.push(event.data?.type));`;

let site: Site;
let stranger: Site;

beforeEach(async () => {
  stranger = await startSite({ html: `<!doctype html><title>Stranger</title><script>${LISTEN}</script>` });
  const frames = `<iframe name="stranger" src="${stranger.url}"></iframe><iframe name="double" src="${stage.url}/honey/"></iframe>`;
  site = await startSite({
    html: `<!doctype html><title>A library</title><script>${LISTEN}</script>
      <script>if (name !== 'sister') document.write('<iframe name="sister" src="/sister"></iframe>${frames}')</script>
      <script>if (name === '') document.write('<script src="${stage.url}/widget.js"></' + 'script>')</script>`,
  });
});

afterEach(async () => {
  await site.close();
  await stranger.close();
});

async function openSite(): Promise<Customer> {
  const page = await stage.browser.newPage();
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Open chat' }).click();
  const customer = new Customer(page, page.frameLocator('iframe[title="Chat"]'));
  await customer.sees('What would you like to talk about?');
  return customer;
}

/** Opens another window from the page, which thereby can reach it. */
async function openWindow(page: Page, url: string): Promise<Frame> {
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.evaluate((to) => void window.open(to), url)]);
  await popup.waitForLoadState();
  return popup.mainFrame();
}

function frameOf(page: Page, fits: (frame: Frame) => boolean): Frame {
  const found = page.frames().find(fits);
  if (found === undefined) throw new Error('There is no such frame.');
  return found;
}

const widgetOf = (page: Page) =>
  frameOf(page, (frame) => frame.url().startsWith(stage.url) && frame.name() !== 'double');

/** Until the last of what was sent has arrived and been looked at. */
async function hasHeard(frame: Frame, words: readonly { type: string }[]): Promise<void> {
  await eventually(async () => expect(await frame.evaluate(() => window.heard)).toEqual(words.map(({ type }) => type)));
}

/** The chat is open, shows what it showed, and the page is the one it was. */
async function nothingHappened({ page, widget }: Customer): Promise<void> {
  await widget.getByRole('heading', { name: 'What would you like to talk about?' }).waitFor();
  const launcher = page.locator('#honey-widget button').first();
  await eventually(async () => expect(await launcher.getAttribute('aria-expanded')).toBe('true'));
  expect(await launcher.textContent()).not.toContain('7');
  expect(page.url()).toBe(`${site.url}/`);
}

test('The page takes words from the widget alone: not from its own other frames, nor from strangers', async () => {
  const customer = await openSite();
  const { page } = customer;
  const senders = [
    frameOf(page, (frame) => frame.name() === 'sister'),
    frameOf(page, (frame) => frame.name() === 'stranger'),
    await openWindow(page, `${site.url}/popup`),
    await openWindow(page, stranger.url),
    // Of the widget's own origin, and not the widget of this page.
    frameOf(page, (frame) => frame.name() === 'double'),
  ];
  for (const sender of senders) {
    await page.evaluate(() => void (window.heard = []));
    await sender.evaluate((words) => {
      const target = window.opener === null ? window.parent : (window.opener as Window);
      for (const word of words) target.postMessage(word, '*');
    }, TO_HOST);
    await hasHeard(page.mainFrame(), TO_HOST);
    await nothingHappened(customer);
  }
  // The same word from the widget does what it says.
  await customer.choose('Close chat');
  await page.getByRole('button', { name: 'Open chat' }).waitFor();
});

test('The widget takes words from the page above it alone', async () => {
  const customer = await openSite();
  const { page } = customer;
  const widget = widgetOf(page);
  const senders = [frameOf(page, (frame) => frame.name() === 'sister'), await openWindow(page, `${site.url}/popup`)];
  for (const sender of senders) {
    await widget.evaluate(() => {
      window.heard = [];
      window.onmessage = ({ data }: MessageEvent<{ type: unknown }>) => window.heard.push(data.type);
    });
    await sender.evaluate((words) => {
      const host = window.opener === null ? window.parent : (window.opener as Window);
      const frame = host.document.querySelector('#honey-widget')?.shadowRoot?.querySelector('iframe');
      for (const word of words) frame?.contentWindow?.postMessage(word, '*');
    }, TO_WIDGET);
    await hasHeard(widget, TO_WIDGET);
    await nothingHappened(customer);
  }
});

/** What the browser says when a message is not handed to a page of another origin. */
const NOT_HANDED_OVER = /Failed to execute 'postMessage'/;

test.each([
  ['somebody else', () => site.url],
  ['whoever is there', () => '*'],
  ['nobody', () => 'null'],
  ['the same origin, whichever that is', () => '/'],
])('A page that frames the widget under the name of %s hears nothing and has no say', async (_who, origin) => {
  stage.browser.expectErrors(NOT_HANDED_OVER);
  const page = await stage.browser.newPage();
  await page.goto(stranger.url);
  const facts = new URLSearchParams({ origin: origin(), page: `${site.url}/private` });
  await page.evaluate((url) => {
    const frame = document.createElement('iframe');
    frame.src = url;
    document.body.append(frame);
  }, `${stage.url}/honey/#${facts.toString()}`);
  const inside = page.frameLocator('iframe');
  await inside.getByRole('heading', { name: 'What would you like to talk about?' }).waitFor();
  const widget = widgetOf(page);

  await widget.evaluate(() => {
    window.heard = [];
    window.onmessage = ({ data }: MessageEvent<{ type: unknown }>) => window.heard.push(data.type);
  });
  await page.evaluate((words) => {
    for (const word of words) window.frames[0]?.postMessage(word, '*');
  }, TO_WIDGET);
  await hasHeard(widget, TO_WIDGET);
  await inside.getByRole('heading', { name: 'What would you like to talk about?' }).waitFor();

  // Whatever the widget had to tell when it came up was sent before this.
  await widget.evaluate(() => {
    window.parent.postMessage({ type: 'last' }, '*');
  });
  await hasHeard(page.mainFrame(), [{ type: 'last' }]);
});

test('A page is believed to be the visitor’s only if it is of the site that frames the widget', async () => {
  stage.browser.expectErrors(NOT_HANDED_OVER);
  const page = await stage.browser.newPage();
  const facts = new URLSearchParams({ origin: site.url, page: `javascript:alert('page')` });
  await page.goto(`${stage.url}/honey/#${facts.toString()}`);
  await new Customer(page, page).askForPerson();
  await eventually(async () =>
    expect(await stage.rows('SELECT "pageUrl" FROM "Conversation"')).toEqual([{ pageUrl: null }]),
  );
});
