import { expect, test } from '@jest/globals';
import { seesNoBarriers } from './support/accessibility.ts';
import { visitWidget } from './support/customer.ts';
import { useStage } from './support/stage.ts';
import { openDesk, openDeskOnline } from './support/staff.ts';

const stage = useStage();

test('a chat goes to a colleague with a note that only the team sees, and is closed with an outcome', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const customer = await visitWidget(stage);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  const michael = await openDeskOnline(stage, 'Michael');
  await sarah.openChat();
  await sarah.page.getByRole('button', { name: 'Transfer' }).click();
  const dialog = sarah.page.getByRole('dialog', { name: 'Give this chat away' });
  await dialog.getByText('5 free places').waitFor();
  await seesNoBarriers(sarah.page);
  await dialog.getByRole('radio', { name: 'Michael' }).check();
  await dialog.getByRole('textbox', { name: 'Note for the next agent' }).fill('Has read about the implant already.');
  await dialog.getByRole('button', { name: 'Give it away' }).click();
  await sarah.page.getByText('You have no open chats.').waitFor();

  await customer.talksTo('Michael, counsellor');
  await michael.openChat();
  const note = michael.page.getByRole('region', { name: 'Note from the agent before' });
  await note.getByText('Has read about the implant already.').waitFor();
  await seesNoBarriers(michael.page);
  expect(await customer.page.getByText('Has read about').count()).toBe(0);

  await michael.page.getByRole('button', { name: 'Close chat' }).click();
  const question = michael.page.getByRole('dialog', { name: 'Close this chat?' });
  await question.getByRole('radio', { name: 'In your own words' }).check();
  await question.getByRole('textbox', { name: 'In your own words' }).fill('Will come on Monday');
  await seesNoBarriers(michael.page);
  await question.getByRole('button', { name: 'Close chat' }).click();
  await michael.show('Closed');
  await michael.page.getByText('Will come on Monday').waitFor();
});

test('back to the line: the next agent who is free has it, with the note', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const customer = await visitWidget(stage);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  await sarah.openChat();
  await sarah.page.getByRole('button', { name: 'Transfer' }).click();
  const dialog = sarah.page.getByRole('dialog', { name: 'Give this chat away' });
  await dialog.getByText('No other agent is there now.').waitFor();
  await dialog.getByRole('textbox', { name: 'Note for the next agent' }).fill('Speaks Hausa.');
  await dialog.getByRole('button', { name: 'Give it away' }).click();
  await customer.sees('You are back in line');
  const michael = await openDesk(stage, 'Michael');
  await michael.takeChats();
  await michael.openChat();
  await michael.page.getByText('Speaks Hausa.').first().waitFor();
});
