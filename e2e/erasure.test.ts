import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { seesNoBarriers } from './support/accessibility.ts';
import { visitWidget } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';
import { openBoard, openDeskOnline } from './support/staff.ts';

const stage = useStage();

test('an admin downloads what is stored about a customer, and erases it while the chat is going on', async () => {
  // The desk that has the chat open asks for it once more, and the customer's page for its conversation.
  stage.browser.expectErrors(/status of 40[14]/);
  const sarah = await openDeskOnline(stage, 'Sarah');
  const customer = await visitWidget(stage);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  await customer.say('Something very private.');
  await sarah.openChat();
  await sarah.sees('Something very private.');
  const { conversationId, userId } = await customer.session();

  const board = await openBoard(stage);
  const { page } = board;
  await page.goto(`${stage.url}/admin-dashboard/conversations/${conversationId}`);
  await page.getByText('Something very private.').waitFor();
  const data = board.part('This person’s data');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    data.getByRole('button', { name: 'Download' }).click(),
  ]);
  const file = JSON.parse(await readFile(await download.path(), 'utf8')) as object;
  expect(file).toMatchObject({
    user: { id: userId },
    conversations: [
      { messages: expect.arrayContaining([expect.objectContaining({ text: 'Something very private.' })]) },
    ],
  });
  await seesNoBarriers(page);

  await data.getByRole('button', { name: 'Erase…' }).click();
  const dialog = page.getByRole('dialog');
  const erase = dialog.getByRole('button', { name: 'Erase for good' });
  await eventually(async () => expect(await erase.isDisabled()).toBe(true));
  await seesNoBarriers(page);
  await dialog.getByRole('textbox').fill('erase');
  await erase.click();
  await board.part('The line').waitFor();
  await board.shows('Active conversations', '0');
  await sarah.chats.first().waitFor({ state: 'detached' });
  expect(await stage.rows('SELECT 1 FROM "Message" UNION ALL SELECT 1 FROM "Conversation"')).toEqual([]);

  await page.getByRole('link', { name: 'Record' }).click();
  const row = page.getByRole('row').filter({ hasText: 'Erased a customer' });
  await row.getByText(/1 conversations/).waitFor();
  await page.getByRole('row').filter({ hasText: 'Downloaded a customer’s data' }).waitFor();
  await seesNoBarriers(page);

  // The customer's page starts anew: nothing is left of the chat, and a question begins another.
  await customer.page.reload();
  await customer.sees('What would you like to talk about?');
  await customer.choose('How to prevent pregnancy');
  await customer.choose('Using condoms');
  expect(await customer.session()).not.toMatchObject({ userId });
});

test('an admin finds entries of the record by kind and person, and reads on', async () => {
  for (let count = 0; count < 60; count++) await stage.rest.signInAgent('Michael');
  const { page } = await openBoard(stage);
  await page.getByRole('link', { name: 'Record' }).click();
  const entries = page.locator('tbody').getByRole('row');
  await entries.nth(49).waitFor();
  await eventually(async () => expect(await entries.count()).toBe(50));
  await page.getByRole('button', { name: 'Show earlier entries' }).click();
  await entries.nth(60).waitFor();
  await page.getByRole('button', { name: 'Show earlier entries' }).waitFor({ state: 'detached' });
  await page.getByRole('combobox', { name: 'Who' }).click();
  await page.getByRole('option', { name: /\(admin\)/ }).click();
  await entries.nth(1).waitFor({ state: 'detached' });
  await eventually(async () => expect(await entries.first().textContent()).toContain('Signed in'));
  await page.getByRole('combobox', { name: 'What' }).click();
  await page.getByRole('option', { name: 'Erased a customer' }).click();
  await page.getByText('Nothing is on record').waitFor();
  await seesNoBarriers(page);
});

test('an admin sets after how many days chats are erased', async () => {
  const { page } = await openBoard(stage);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByText('Everything is kept until you erase it.').waitFor();
  await seesNoBarriers(page);
  await page.getByRole('switch', { name: 'Erase old conversations' }).click();
  const days = page.getByRole('textbox', { name: 'After how many days' });
  await days.fill('0');
  await page.getByText('Choose a whole number in this range.').waitFor();
  await eventually(async () => expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true));
  await days.fill('30');
  await page.getByText(/That cannot be undone/).waitFor();
  await seesNoBarriers(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('This is saved.').waitFor();
  expect(await stage.rows(`SELECT value->'retentionDays' AS days FROM "Setting" WHERE key = 'routing'`)).toEqual([
    { days: 30 },
  ]);
});
