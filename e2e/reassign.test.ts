import { test } from '@jest/globals';
import { seesNoBarriers } from './support/accessibility.ts';
import { visitWidget } from './support/customer.ts';
import { useStage } from './support/stage.ts';
import { openBoard, openDeskOnline } from './support/staff.ts';

const stage = useStage();

test('An admin watches a chat as it goes on, and gives it to somebody else', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const customer = await visitWidget(stage);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  const { conversationId } = await customer.session();
  const michael = await openDeskOnline(stage, 'Michael');
  const { page } = await openBoard(stage);
  await page.goto(`${stage.url}/admin-dashboard/conversations/${conversationId}`);
  await page.getByText('Live, read only').waitFor();
  await page.getByRole('button', { name: 'Connection: Live' }).waitFor();
  await customer.say('Is anybody there?');
  await page.getByRole('log').getByText('Is anybody there?').waitFor();
  await sarah.openChat();
  await sarah.say('Yes, I am.');
  await page.getByRole('log').getByText('Yes, I am.').waitFor();

  // Her screen asks once more for the chat that is no longer hers.
  stage.browser.expectErrors(/404/);
  await page.getByRole('button', { name: 'Give to somebody else' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'To' }).click();
  await seesNoBarriers(page);
  await page.getByRole('option', { name: /^Michael/ }).click();
  await dialog.getByRole('textbox', { name: 'Note for the next agent' }).fill('Asks in Hausa.');
  await dialog.getByRole('button', { name: 'Give it away' }).click();
  await page.getByText('Michael has the chat.').waitFor();
  await customer.talksTo('Michael, counsellor');
  await michael.openChat();
  await michael.page.getByText('Asks in Hausa.').first().waitFor();

  // Given back, nobody is left whom routing would give it to: the admin does.
  await stage.rest.capAgent('Sarah', 0);
  await stage.rest.handBack('Michael', conversationId, 'Asks for you.');
  await page.getByRole('link', { name: 'Back to the board' }).click();
  await page.getByRole('button', { name: 'Give place 1 to an agent' }).click();
  await dialog.getByRole('combobox', { name: 'To' }).click();
  await page.getByRole('option', { name: /^Michael/ }).click();
  await dialog.getByRole('button', { name: 'Give it away' }).press('Enter');
  await customer.talksTo('Michael, counsellor');
  // The row has gone: the keyboard stays in the line.
  await page.locator('#line:focus').getByText('Nobody is waiting').waitFor();
});
