import { expect, test } from '@jest/globals';
import { seesNoBarriers } from './support/accessibility.ts';
import { visitWidget } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';
import { openDeskOnline } from './support/staff.ts';

const stage = useStage();

test('a private note stands in the chat for the team, and nowhere for the customer', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const customer = await visitWidget(stage);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  await sarah.openChat();
  await sarah.page.getByRole('radiogroup', { name: 'What you write' }).getByText('Private note').click();
  const field = sarah.page.getByRole('textbox', { name: 'Private note' });
  await field.fill('Sounds frightened; go slowly.');
  await sarah.page.reload();
  await sarah.page.getByRole('radiogroup', { name: 'What you write' }).getByText('Private note').click();
  await eventually(async () => expect(await field.inputValue()).toBe('Sounds frightened; go slowly.'));
  await seesNoBarriers(sarah.page);
  await sarah.page.getByRole('button', { name: 'Save note' }).click();
  await sarah.log.getByRole('note').getByText('Sounds frightened; go slowly.').waitFor();
  await sarah.log.getByText('Only your team sees this').waitFor();
  await seesNoBarriers(sarah.page);
  // The field is for the customer again.
  await sarah.say('Hello, how can I help?');
  await customer.sees('Hello, how can I help?');
  await customer.page.reload();
  await customer.sees('Hello, how can I help?');
  expect(await customer.page.getByText('Sounds frightened').count()).toBe(0);
});
