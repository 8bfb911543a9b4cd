import { expect, test } from '@jest/globals';
import { seesNoBarriers } from './support/accessibility.ts';
import { eventually } from './support/eventually.ts';
import { intercept } from './support/intercept.ts';
import { seen } from './support/seen.ts';
import { useStage } from './support/stage.ts';
import { type Desk, openDeskOnline } from './support/staff.ts';

const stage = useStage();

const arrive = async (topic: string) => {
  const who = await stage.rest.newCustomer(topic);
  await stage.rest.escalate(who);
  return who.conversationId;
};

const isAt = (desk: Desk, conversationId: string) =>
  eventually(() => {
    expect(desk.page.url()).toContain(conversationId);
  });

/** Resolves once letters typed go into the palette. */
const openPalette = async (desk: Desk) => {
  await desk.page.keyboard.press('Control+k');
  const search = desk.page.getByRole('combobox', { name: 'What do you want to do?' });
  await eventually(async () => expect(await search.evaluate((field) => field === document.activeElement)).toBe(true));
};

const isInComposer = (desk: Desk) =>
  eventually(async () => {
    expect(await desk.composer.evaluate((field) => field === document.activeElement)).toBe(true);
  });

const isInSight = (row: Element) => {
  const { top, bottom } = row.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight;
};

/** Whether a row can be clicked on while its list still scrolls. */
const isHitInScrolling = (row: Element) =>
  new Promise<boolean>((resolve) => {
    const pane = row.closest('nav');
    pane?.addEventListener(
      'scroll',
      () => {
        requestAnimationFrame(() => {
          const { left, top, height } = row.getBoundingClientRect();
          resolve(row.contains(document.elementFromPoint(left + 20, top + height / 2)));
        });
      },
      { once: true },
    );
    pane?.scrollBy(0, -4);
  });

test('a day without the mouse: find a chat, go to the next, read the keys, close', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const { keyboard } = sarah.page;
  const first = await arrive('How to prevent pregnancy');
  const second = await arrive('Ask a general question');
  await sarah.chats.nth(1).waitFor();

  await openPalette(sarah);
  await seesNoBarriers(sarah.page);
  await keyboard.type('prevent');
  await keyboard.press('Enter');
  await isAt(sarah, first);
  await sarah.page.getByRole('dialog').waitFor({ state: 'detached' });
  await isInComposer(sarah);

  await keyboard.press('Alt+ArrowDown');
  await isAt(sarah, second);
  await keyboard.press('Alt+ArrowUp');
  await isAt(sarah, first);

  await sarah.composer.fill('');
  await keyboard.press('Control+/');
  await sarah.page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await seesNoBarriers(sarah.page);
  await keyboard.press('Escape');
  await sarah.page.getByRole('dialog').waitFor({ state: 'detached' });

  await keyboard.press('Control+Shift+Enter');
  // The keys go to it a moment after it is seen.
  await sarah.page.getByRole('dialog', { name: 'Close this chat?' }).locator(':focus').waitFor();
  await keyboard.press('Enter');
  await sarah.page.getByRole('dialog').waitFor({ state: 'detached' });
  await isAt(sarah, second);
  expect(await stage.rows(`SELECT status FROM "Conversation" WHERE conversation_id = $1`, [first])).toEqual([
    { status: 'CLOSED' },
  ]);

  await openPalette(sarah);
  await keyboard.type('no new ones');
  await keyboard.press('Enter');
  await sarah.page.getByRole('button', { name: 'Finish my chats, no new ones' }).waitFor();
  await eventually(async () => expect(await sarah.page.getByRole('radio', { name: 'Away' }).isChecked()).toBe(true));
  await isInComposer(sarah);
});

test('who goes to the search while a chat is loading stays there, and nothing of it gets into the message', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const conversationId = await arrive('Ask a general question');
  await sarah.chats.first().waitFor();
  const loading = Promise.withResolvers<undefined>();
  await intercept(sarah.page, `**/conversations/${conversationId}`, async (route) => {
    await loading.promise;
    await route.continue();
  });
  await sarah.page.keyboard.press('Alt+ArrowDown');
  await seen(sarah.page.getByRole('status', { name: 'The conversation is loading' }));
  await sarah.page.keyboard.press('Control+Shift+F');
  const search = sarah.page.getByRole('textbox', { name: 'Search what was said in my chats' });
  await sarah.page.keyboard.type('impl');
  loading.resolve(undefined);
  await sarah.composer.waitFor();
  await sarah.page.keyboard.type('ant');
  await eventually(async () => {
    expect(await search.inputValue()).toBe('implant');
    expect(await sarah.composer.inputValue()).toBe('');
  });
});

test('fifty open chats are all there, in order, though only those in sight are drawn, and one can be written in', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  await stage.rest.capAgent('Sarah', 60);
  for (let count = 0; count < 50; count++) await arrive(`Topic ${String(count)}`);
  const [first, last] = ['Topic 0', 'Topic 49'].map((topic) =>
    sarah.chats.filter({ hasText: new RegExp(`${topic}(?!\\d)`) }),
  );
  if (first === undefined || last === undefined) throw new Error('Two were asked for.');
  await eventually(async () => expect(await first.getAttribute('aria-setsize')).toBe('50'));
  // Never more than are needed, so it is asked once: there is no thirtieth row.
  expect(await sarah.chats.nth(29).count()).toBe(0);
  expect(await last.count()).toBe(0);
  await seesNoBarriers(sarah.page);

  // By the keys: from none to the first, and around to the last.
  await sarah.page.keyboard.press('Alt+ArrowDown');
  await sarah.composer.waitFor();
  await sarah.page.keyboard.press('Alt+ArrowUp');
  await eventually(async () => expect(await last.evaluate(isInSight)).toBe(true));
  await eventually(async () => {
    expect(await last.getAttribute('aria-posinset')).toBe('50');
    expect(await last.locator('[aria-current="page"]').count()).toBe(1);
  });
  expect(await first.count()).toBe(0);
  await isInComposer(sarah);

  // The row with the focus is not taken away with what is scrolled out of sight.
  await last.getByRole('link').focus();
  await last.hover();
  await sarah.page.mouse.wheel(0, -20_000);
  await eventually(async () => expect(await first.evaluate(isInSight)).toBe(true));
  await eventually(async () =>
    expect(await last.getByRole('link').evaluate((link) => link === document.activeElement)).toBe(true),
  );
  expect(await sarah.chats.nth(29).count()).toBe(0);
  await sarah.page.mouse.wheel(0, 20_000);
  await eventually(async () => expect(await last.evaluate(isInSight)).toBe(true));
  await eventually(async () => expect(await last.evaluate(isHitInScrolling)).toBe(true));
  await last.getByRole('link').click();
  await sarah.composer.waitFor();
  await sarah.say('Hello, I am with you.');
  await sarah.sees('Hello, I am with you.');
  await sarah.page.keyboard.press('Alt+ArrowUp');
  await sarah.log.getByText('Hello, I am with you.').waitFor({ state: 'detached' });
});
