import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { visitSite } from './support/customer.ts';
import { useStage } from './support/stage.ts';
import { openBoard } from './support/staff.ts';

const stage = useStage();

function countSockets(page: Page): () => number {
  let sockets = 0;
  page.on('websocket', () => (sockets += 1));
  return () => sockets;
}

test('Outside hours a customer is told when we open next, and no socket is opened', async () => {
  const board = await openBoard(stage);
  await board.page.getByRole('link', { name: 'Hours' }).click();
  const inTwoDays = new Date(Date.now() + 2 * 86_400_000);
  const open = inTwoDays.toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' });
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']) {
    if (day !== open) await board.page.getByRole('button', { name: `Remove this opening on ${day}` }).click();
  }
  await board.page.getByRole('button', { name: 'Save hours' }).click();
  await board.page.getByText('Everything is saved.').waitFor();
  await board.page.getByRole('link', { name: 'Closed now' }).waitFor();

  const customer = await visitSite(stage);
  const sockets = countSockets(customer.page);
  await customer.askGeneralQuestion();
  await customer.sees('We are closed right now');
  await customer.choose('Human Agent');
  await customer.sees('A counsellor is here again');
  await customer.sees(new RegExp(`on ${open} at`));
  await customer.sees('You are not in line.');
  await customer.choose('Ask the assistant');
  await customer.say('What can I do if I forgot a pill?');
  await customer.sees('Not clinically reviewed.');
  expect(sockets()).toBe(0);
  expect(await stage.rows('SELECT 1 FROM "ConversationQueue"')).toEqual([]);
});
