import { expect, test } from '@jest/globals';
import { seesNoBarriers } from './support/accessibility.ts';
import { visitWidget } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';
import { openBoard, openDeskOnline } from './support/staff.ts';

const stage = useStage();

test('An admin finds out how a chat came to an agent’s screen, and why somebody still waits', async () => {
  await stage.rest.capAgent('Sarah', 1);
  await openDeskOnline(stage, 'Sarah');
  const customer = await visitWidget(stage);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  const { conversationId, userId } = await customer.session();
  await stage.rest.escalate(await stage.rest.newCustomer('Ask a general question'));

  const board = await openBoard(stage);
  const { page } = board;
  await board.part('The line').getByText('1 agent online, all full: 1 of 1 chats').waitFor();
  await seesNoBarriers(page);

  await page.getByRole('link', { name: 'Traces' }).click();
  const slowest = page.getByRole('region', { name: 'Slowest today', exact: true });
  // The one who waits has taken longer.
  await slowest.locator('tbody').getByRole('row').nth(1).waitFor();
  await seesNoBarriers(page);
  await slowest.getByRole('row', { name: 'Sarah' }).getByRole('link').click();

  const steps = page.getByRole('region', { name: 'From the click to the agent’s screen' }).getByRole('listitem');
  await eventually(async () => {
    expect(await steps.allInnerTexts()).toEqual([
      expect.stringContaining('The customer chose a person'),
      expect.stringContaining('The request reached the server'),
      expect.stringMatching(/Given to Sarah[^]*The only agent with room \(0 of 1 chats\)\.[^]*1 of 3 agents online/),
      expect.stringContaining('Sent to Sarah'),
      expect.stringContaining('On the screen of Sarah'),
    ]);
  });
  await page.getByText(/^On the screen of Sarah after [\d.]+ m?s\.$/).waitFor();
  // Sent, delivered, and not acknowledged: nobody has opened the chat.
  const notice = page.getByRole('region', { name: 'Notices to agents' }).getByRole('row', { name: /^New chat/ });
  await notice.filter({ hasText: /Sarah\s*after [\d.]+ m?s\s*after [\d.]+ m?s\s*Not taken up yet/ }).waitFor();
  await page.getByText(`Conversation ${conversationId} · Trace`).waitFor();
  await seesNoBarriers(page);

  await page.getByRole('link', { name: 'All traces' }).click();
  const search = page.getByRole('textbox', { name: 'Find by conversation or customer' });
  const found = page.getByRole('region', { name: 'Found', exact: true }).getByRole('row', { name: 'Sarah' });
  for (const id of [userId, conversationId]) {
    await search.fill(id);
    await search.press('Enter');
    await found.waitFor();
    await page.getByRole('link', { name: 'Slowest today' }).click();
    await found.waitFor({ state: 'detached' });
  }
});
