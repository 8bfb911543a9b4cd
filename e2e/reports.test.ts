import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { seesNoBarriers } from './support/accessibility.ts';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';
import { openBoard, openDeskOnline } from './support/staff.ts';

const stage = useStage();

test('An admin reads how today went, by day and by agent, and takes it along', async () => {
  await openDeskOnline(stage, 'Sarah');
  for (let count = 0; count < 2; count++) {
    const customer = await stage.rest.newCustomer('Ask a general question');
    await stage.rest.escalate(customer);
    await stage.rest.close(customer);
  }
  const board = await openBoard(stage);
  const { page } = board;
  const trend = board.part('Today against last week');
  await trend.locator('canvas').first().waitFor();
  await trend.getByRole('row', { name: /^Today so far 2 / }).waitFor();
  await trend.getByText('Nobody rated in these days.').waitFor();
  await page.getByRole('link', { name: 'Reports' }).click();
  const today = page.getByRole('region', { name: 'Today', exact: true });
  await today.getByRole('row', { name: 'Asked for a person 2 0' }).waitFor();
  // The plot, and the same for those who do not see it.
  await today.locator('canvas').waitFor();
  await today.locator('.u-over').hover();
  await today.getByText(/^\d+:00: \d today, 0 a week ago$/).waitFor();
  const hours = today.getByRole('table', { name: 'Asked for a person, by hour' }).getByRole('row');
  await eventually(async () => {
    // Both asked within one hour, or one before it struck and one after.
    const asked = (await hours.allInnerTexts()).map((row) => /:00\s+([12])\s+0$/.exec(row)?.[1] ?? 0);
    expect(asked.reduce((sum: number, count) => sum + Number(count), 0)).toBe(2);
  });
  const report = page.getByRole('region', { name: 'Day by day', exact: true });
  await eventually(async () => expect(await report.locator('tbody').getByRole('row').count()).toBe(14));
  await page.getByText('No wait with an estimate ended in these days.').waitFor();
  await seesNoBarriers(page);

  await report.getByText('By agent').click();
  await report.getByRole('row', { name: /^Sarah 2 2 0/ }).waitFor();
  await seesNoBarriers(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    report.getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^honey-agent-.*\.csv$/);
  expect(await readFile(await download.path(), 'utf8')).toMatch(
    /^agentId,agentName,.*\r\n[^,]+,Sarah,2,2,0,0,\d+\r\n$/,
  );
});
