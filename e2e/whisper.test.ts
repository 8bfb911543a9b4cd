import { expect, test } from '@jest/globals';
import { seesNoBarriers } from './support/accessibility.ts';
import { visitWidget } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';
import { openBoard, openDesk, openDeskOnline } from './support/staff.ts';

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

  await sarah.say('Shall I tell you about a clinic?');
  await customer.sees('Shall I tell you about a clinic?');
  expect(await customer.log.textContent()).not.toContain('Offer the clinic');
});

test('An admin who is an agent too takes a chat over, and is told why not as long as it does not go', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const customer = await visitWidget(stage);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  const { conversationId } = await customer.session();
  const { page } = await openBoard(stage);
  const address = `${stage.url}/admin-dashboard/conversations/${conversationId}`;
  await page.goto(address);
  await page.getByRole('button', { name: 'Give to somebody else' }).waitFor();
  expect(await page.getByRole('button', { name: 'Take over' }).count()).toBe(0);

  const michael = await openDesk(stage, 'Michael');
  await stage.rows(
    `UPDATE "Agent" SET email = (SELECT email FROM "Admin" LIMIT 1) WHERE email LIKE 'michael%' RETURNING id`,
  );
  // The first try is refused; then her screen asks once more for the chat that is no longer hers.
  stage.browser.expectErrors(/409|404/);
  await page.goto(address);
  await page.getByRole('button', { name: 'Take over' }).click();
  await page.getByText('You are not online at your desk. Go online there first.').waitFor();
  await michael.goOnline();
  await page.getByRole('button', { name: 'Take over' }).click();
  await page.getByText('The chat is at your desk now.').waitFor();
  const link = page.getByRole('link', { name: 'Open it at your desk' });
  await eventually(async () =>
    expect(await link.getAttribute('href')).toBe(`/agent-dashboard/chats/${conversationId}`),
  );
  await seesNoBarriers(page);
  await customer.talksTo('Michael, counsellor');
  await sarah.chats.first().waitFor({ state: 'detached' });
});
