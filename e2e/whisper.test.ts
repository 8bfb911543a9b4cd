import { expect, test } from '@jest/globals';
import { seesNoBarriers } from './support/accessibility.ts';
import { visitWidget } from './support/customer.ts';
import { useStage } from './support/stage.ts';
import { openBoard, openDeskOnline } from './support/staff.ts';

const stage = useStage();

test('An admin who watches a chat whispers to its agent, and the customer hears nothing of it', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const customer = await visitWidget(stage);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  await sarah.openChat();
  const { conversationId } = await customer.session();
  const { page } = await openBoard(stage);
  await page.goto(`${stage.url}/admin-dashboard/conversations/${conversationId}`);
  await page.getByRole('button', { name: 'Connection: Live' }).waitFor();
  await page.getByRole('textbox', { name: 'Whisper to Sarah' }).fill('Offer the clinic in town.');
  await page.getByRole('button', { name: 'Whisper', exact: true }).click();
  const notes = page.getByRole('list', { name: 'Notes of the team' });
  await notes.getByText('Offer the clinic in town.').waitFor();

  await sarah.page.getByText('Demo Admin wrote you a note', { exact: false }).waitFor();
  const note = sarah.page.getByRole('note').filter({ hasText: 'Offer the clinic in town.' });
  await note.getByText('Demo Admin', { exact: false }).first().waitFor();
  await seesNoBarriers(sarah.page);
  await stage.rest.note('Sarah', conversationId, 'She has been there.');
  await notes.getByText('She has been there.').waitFor();
  await seesNoBarriers(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await seesNoBarriers(page);

  await sarah.say('Shall I tell you about a clinic?');
  await customer.sees('Shall I tell you about a clinic?');
  expect(await customer.log.textContent()).not.toContain('Offer the clinic');
});
