import { expect, test } from '@jest/globals';
import { seesNoBarriers } from './support/accessibility.ts';
import { eventually } from './support/eventually.ts';
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
  await eventually(async () => {
    expect(await search.evaluate((field) => field === document.activeElement)).toBe(true);
  });
};

const isInComposer = (desk: Desk) =>
  eventually(async () => {
    expect(await desk.composer.evaluate((field) => field === document.activeElement)).toBe(true);
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
  expect(await sarah.page.getByRole('radio', { name: 'Away' }).isChecked()).toBe(true);
  await isInComposer(sarah);
});

test('fifty open chats are all there, in order, and one can be written in', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  await stage.rest.capAgent('Sarah', 60);
  for (let count = 0; count < 50; count++) await arrive(`Topic ${String(count)}`);
  await eventually(async () => {
    expect(await sarah.chats.count()).toBe(50);
  });
  await sarah.chats.filter({ hasText: 'Topic 49' }).getByRole('link').click();
  await sarah.composer.waitFor();
  await sarah.say('Hello, I am with you.');
  await sarah.sees('Hello, I am with you.');
  await sarah.page.keyboard.press('Alt+ArrowUp');
  await sarah.log.getByText('Hello, I am with you.').waitFor({ state: 'detached' });
});
