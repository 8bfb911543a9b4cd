import { expect, test } from '@jest/globals';
import { seesNoBarriers } from './support/accessibility.ts';
import { visitWidget } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';
import { openBoard, openDeskOnline } from './support/staff.ts';

const stage = useStage();

test('an agent tags a chat, finds a message in it, puts it aside, and has it back when the customer writes', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const customer = await visitWidget(stage);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  await sarah.openChat();
  await customer.say('I would like to know about the implant.');
  for (let line = 0; line < 25; line++) await sarah.say(`Line ${String(line)} of a long answer.`);
  await sarah.sees('Line 24 of a long answer.');

  // Tags, by keyboard.
  const tags = sarah.page.getByRole('region', { name: 'Tags' });
  const field = tags.getByRole('combobox', { name: 'New tag' });
  await field.fill('  Follow UP ');
  await field.press('Enter');
  await field.fill('implant');
  await field.press('Enter');
  await tags.getByRole('listitem').filter({ hasText: 'implant' }).waitFor();
  await field.fill('IMPLANT');
  await field.press('Enter');
  await tags.getByText('“implant” is there already.').waitFor();
  await seesNoBarriers(sarah.page);
  await tags.getByRole('button', { name: 'Remove the tag implant' }).press('Enter');
  await tags.getByRole('listitem').filter({ hasText: 'implant' }).waitFor({ state: 'detached' });
  await sarah.page.reload();
  await tags.getByRole('listitem').filter({ hasText: 'follow up' }).waitFor();
  await eventually(async () => expect(await tags.getByRole('listitem').count()).toBe(1));

  // The search, by its keys, opens the chat at the message.
  await sarah.composer.waitFor();
  await sarah.page.keyboard.press('Control+Shift+F');
  const search = sarah.page.getByRole('textbox', { name: 'Search what was said in my chats' });
  await search.pressSequentially('IMPLANT');
  const found = sarah.page.getByRole('list', { name: 'Found messages' });
  await found.getByRole('link').filter({ hasText: 'I would like to know about the implant.' }).waitFor();
  await eventually(async () => expect(await found.locator('mark').allTextContents()).toEqual(['implant']));
  await seesNoBarriers(sarah.page);
  const words = sarah.log.getByText('I would like to know about the implant.');
  await found.getByRole('link').click();
  await sarah.log.getByText('Found:').waitFor({ state: 'attached' });
  const isInSight = (element: Element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const log = element.closest('[role="log"]')?.getBoundingClientRect();
    return log !== undefined && top >= log.top && bottom <= log.bottom;
  };
  await eventually(async () => expect(await words.evaluate(isInSight)).toBe(true));
  await search.fill('zqzq');
  await sarah.page.getByText('Nothing was found. You can search the chats that are or were yours.').waitFor();
  await seesNoBarriers(sarah.page);
  await search.press('Escape');
  await sarah.page.getByRole('tab', { name: 'Mine' }).waitFor();

  // Aside, and back.
  const dialog = sarah.page.getByRole('dialog', { name: 'Put this chat aside' });
  await sarah.page.getByRole('button', { name: 'Snooze' }).click();
  await dialog.getByLabel('At a time of your choice').check();
  await dialog.getByLabel('Day and time').fill('2020-01-01T09:00');
  await dialog.getByRole('button', { name: 'Put aside' }).click();
  await dialog.getByText('This time has passed. Choose a later one.').waitFor();
  await seesNoBarriers(sarah.page);
  await dialog.getByLabel('1 hour').check();
  await dialog.getByRole('button', { name: 'Put aside' }).click();
  await dialog.waitFor({ state: 'detached' });
  const aside = sarah.page.getByRole('region', { name: 'Snoozed' });
  await aside.getByRole('link').waitFor();
  await seesNoBarriers(sarah.page);
  await aside.getByRole('link').click();
  await sarah.page.getByRole('button', { name: 'Bring back' }).waitFor();
  await sarah.page.goto(`${stage.url}/agent-dashboard/`);
  await aside.getByRole('link').waitFor();
  await sarah.page.getByText('All your chats are put aside').waitFor();
  await seesNoBarriers(sarah.page);
  await customer.say('Are you there?');
  await aside.waitFor({ state: 'detached' });
  await sarah.chats.first().getByText('1 unread').waitFor();

  // Where an admin lets it be seen, what is not sent yet, and the customer knows.
  await sarah.openChat();
  await customer.composer.fill('A first thought');
  await sarah.page.getByText('is typing').waitFor();
  expect(await sarah.page.getByText('A first thought').count()).toBe(0);
  await stage.rest.setRouting({ agentsSeeTyping: true });
  await customer.composer.fill('A second thought');
  await customer.sees('The counsellor can see what you type before you send it.');
  await customer.composer.fill('A third thought');
  await sarah.sees('A third thought');
  await sarah.sees('Not sent yet');
  await seesNoBarriers(sarah.page);
  await seesNoBarriers(customer.page);
  await customer.composer.fill('');
  await sarah.page.getByText('Not sent yet').waitFor({ state: 'detached' });

  // What the team knows, the board shows.
  const board = await openBoard(stage);
  const { conversationId } = await customer.session();
  await board.page.goto(`${stage.url}/admin-dashboard/conversations/${conversationId}`);
  await board.page.getByText('follow up').waitFor();
  await sarah.closeChat();
  await sarah.show('Closed');
  await sarah.page.getByRole('navigation', { name: 'My closed chats' }).getByText('follow up').waitFor();
  expect(await customer.page.getByText('follow up').count()).toBe(0);
});
