import { expect, test } from '@jest/globals';
import { seesNoBarriers } from './support/accessibility.ts';
import { useStage } from './support/stage.ts';
import { openBoard } from './support/staff.ts';

const stage = useStage({ alerts: false });

test('an admin changes how chats are routed: errors beside the field, nothing lost unasked, and it is on record', async () => {
  const { page } = await openBoard(stage);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Routing' }).click();
  await page.getByRole('heading', { level: 1, name: 'Routing' }).waitFor();
  await page.getByText('Everything is saved.').waitFor();
  await seesNoBarriers(page);

  const accept = page.getByRole('textbox', { name: 'Time to accept a chat' });
  const requeue = page.getByRole('textbox', { name: 'Chats go back to the line after' });
  const save = page.getByRole('button', { name: 'Save routing' });
  await accept.fill('9000');
  await requeue.fill('20');
  await save.click();
  await page.getByText('Choose a whole number from 0 to 3,600.').waitFor();
  await page.getByText('Must not be shorter than the time for new chats.').waitFor();
  await page.getByText('Some fields need another look. Nothing was saved yet.').waitFor();
  await seesNoBarriers(page);
  await accept.fill('45');
  await requeue.fill('180');

  await page.getByRole('link', { name: 'Board', exact: true }).click();
  const guard = page.getByRole('dialog', { name: 'Leave without saving?' });
  await guard.getByRole('button', { name: 'Stay' }).click();
  await guard.waitFor({ state: 'detached' });

  await page.getByRole('switch', { name: 'Agents who are there answer all the same' }).click();
  await save.click();
  await page.getByText('Everything is saved.').waitFor();
  const [stored] = await stage.rows<{ value: unknown }>(`SELECT value FROM "Setting" WHERE key = 'routing'`);
  expect(stored?.value).toMatchObject({
    agentsAnswerOutsideHours: false,
    acceptWithinSeconds: 45,
    requeueAfterSeconds: 180,
    queueTimeoutSeconds: 1_800,
    retentionDays: null,
  });
  await page.getByRole('link', { name: 'Record', exact: true }).click();
  await page.getByText('accept within seconds: 0 → 45').waitFor();
  await page.getByText('agents answer outside hours: yes → no').waitFor();
});
