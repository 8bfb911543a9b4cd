import { expect, test } from '@jest/globals';
import { seesNoBarriers } from './support/accessibility.ts';
import { Customer, visitWidget } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { startSite } from './support/site.ts';
import { useStage } from './support/stage.ts';

const stage = useStage();

/** What the widget keeps in the browser, by key. */
async function kept({ page }: Customer): Promise<{ lasting: string[]; tab: string[] }> {
  const frame = page.frames().at(-1) ?? page.mainFrame();
  return frame.evaluate(() => ({ lasting: Object.keys(localStorage), tab: Object.keys(sessionStorage) }));
}

async function stopKeeping(customer: Customer): Promise<void> {
  await customer.choose('Options');
  await customer.widget.getByRole('checkbox', { name: /Keep this chat on this device/ }).uncheck();
}

test('A visitor who wants nothing kept leaves nothing on the device, now and on the next page', async () => {
  const customer = await visitWidget(stage);
  await customer.askForPerson();
  await customer.isAtPlace(1);
  expect((await kept(customer)).lasting).toEqual(['honey:session']);
  await stopKeeping(customer);
  expect(await kept(customer)).toEqual({ lasting: [], tab: ['honey:keep'] });
  await seesNoBarriers(customer.page);

  // The chat goes on, and still nothing is written.
  await customer.choose('Ask the assistant meanwhile');
  await customer.say('What is an implant?');
  await customer.log.getByText('Not clinically reviewed.').first().waitFor();
  expect((await kept(customer)).lasting).toEqual([]);

  await customer.page.reload();
  await customer.sees('What would you like to talk about?');
  expect(await customer.log.getByText('What is an implant?').count()).toBe(0);
  // Nobody can come back to it, so nobody is kept waiting for an answer.
  await eventually(async () =>
    expect(await stage.rows('SELECT status FROM "Conversation"')).toEqual([{ status: 'CLOSED' }]),
  );
  await customer.askForPerson();
  await customer.isAtPlace(1);
  expect((await kept(customer)).lasting).toEqual([]);
});

test('A visitor who changes their mind finds the chat again', async () => {
  const customer = await visitWidget(stage);
  await customer.askForPerson();
  await customer.isAtPlace(1);
  await stopKeeping(customer);
  await customer.widget.getByRole('checkbox', { name: /Keep this chat/ }).check();
  await customer.page.reload();
  await customer.isAtPlace(1);
});

test.each([
  ['by an attribute', '', 'data-keep="false"'],
  ['by its settings', '<script>window.HoneySettings = { keep: false };</script>', ''],
])('A site can settle %s that nothing is kept', async (_how, before, attribute) => {
  const site = await startSite({
    html: `<!doctype html><title>A library</title>${before}<script src="${stage.url}/widget.js" ${attribute} async></script>`,
  });
  const page = await stage.browser.newPage();
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Open chat' }).click();
  const customer = new Customer(page, page.frameLocator('iframe[title="Chat"]'));
  await customer.askForPerson();
  await customer.isAtPlace(1);
  expect(await kept(customer)).toEqual({ lasting: [], tab: [] });
  await customer.choose('Options');
  expect(await customer.widget.getByRole('checkbox', { name: /Keep this chat/ }).isChecked()).toBe(false);
  await site.close();
});

test('Esc twice leaves at once and leaves nothing behind, whatever was chosen', async () => {
  const customer = await visitWidget(stage);
  const elsewhere = 'https://www.google.com/';
  await customer.page.route(elsewhere, (route) => route.fulfill({ contentType: 'text/html', body: 'Elsewhere' }));
  await customer.askForPerson();
  await customer.isAtPlace(1);
  await stopKeeping(customer);
  await customer.widget.getByRole('checkbox', { name: /Keep this chat/ }).check();
  await customer.page.keyboard.press('Escape');
  await customer.page.keyboard.press('Escape');
  await customer.page.waitForURL(elsewhere);
  await customer.page.goto(`${stage.url}/honey/`);
  await customer.sees('What would you like to talk about?');
  expect(await kept(customer)).toEqual({ lasting: [], tab: [] });
});

const TELLING = /sex|contracept|family|planning|pregnan|health|clinic|honey/i;

test('Tab, frame and icon say nothing about what the chat is about', async () => {
  const alone = await visitWidget(stage);
  await eventually(async () => expect(await alone.page.title()).toBe('Chat'));
  const icon = await alone.page.evaluate(() =>
    fetch(document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.href ?? '').then((it) => it.text()),
  );
  expect(icon).toContain('<svg');
  // Shapes and nothing to read.
  expect(icon).not.toMatch(/<text|<title|<desc/);
  expect(icon).not.toMatch(TELLING);

  const page = await stage.browser.newPage();
  await page.goto(`${stage.url}/`);
  const launcher = page.getByRole('button', { name: 'Open chat' });
  expect(await launcher.textContent()).not.toMatch(TELLING);
  await launcher.click();
  const frame = page.locator('#honey-widget iframe');
  await eventually(async () => expect(await frame.getAttribute('title')).toBe('Chat'));
});
