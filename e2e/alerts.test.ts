import { expect, test } from '@jest/globals';
import { seesNoBarriers } from './support/accessibility.ts';
import { useStage } from './support/stage.ts';
import { openBoard, openDeskOnline } from './support/staff.ts';

const stage = useStage({ alerts: 'at once' });

test('An alert appears by itself on every page, is acknowledged by name, and ends by itself', async () => {
  const { page } = await openBoard(stage);
  const banner = page.getByRole('status', { name: 'Alerts' });
  await banner.getByText('No agent is online, and it is open').waitFor();
  await seesNoBarriers(page);
  await banner.getByRole('button', { name: 'I have seen it' }).click();
  await banner.getByText('No agent is online').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Alerts', exact: true }).click();
  const row = page.getByRole('region', { name: 'Alerts', exact: true }).locator('tbody').getByRole('row');
  await row.filter({ hasText: 'Demo Admin' }).filter({ hasText: 'Still open' }).waitFor();
  await seesNoBarriers(page);

  await openDeskOnline(stage, 'Sarah');
  await row.filter({ hasText: 'Still open' }).waitFor({ state: 'detached' });

  const rule = page.getByRole('group', { name: 'Long line' });
  await rule.getByRole('textbox', { name: 'Opens above' }).fill('1');
  await rule.getByText('Not above the other').waitFor();
  await rule.getByRole('textbox', { name: 'Ends at' }).fill('0');
  await page.getByRole('button', { name: 'Save rules' }).click();
  await page.getByText('The rules are saved.').waitFor();
  await stage.rest.capAgent('Sarah', 0);
  for (let count = 0; count < 2; count++) {
    await stage.rest.escalate(await stage.rest.newCustomer('Ask a general question'));
  }
  await banner.getByText('The line is long: 2 waiting').waitFor();
  // Ended unseen: it asks for nothing any more.
  const unseen = row.filter({ hasText: 'The line is long' });
  await unseen.getByRole('button', { name: 'I have seen it' }).waitFor();
  await stage.rest.capAgent('Sarah', 2);
  await unseen.filter({ hasText: 'Nobody; it ended by itself' }).waitFor();
  expect(await unseen.getByRole('button').count()).toBe(0);
});
