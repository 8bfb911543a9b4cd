import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { visitWidget } from './support/customer.ts';
import { slowDown } from './support/line.ts';
import { useStage } from './support/stage.ts';
import { openDeskOnline } from './support/staff.ts';

const stage = useStage();

declare global {
  interface Window {
    /** What stood under the visitor's message, in order, written by the test. */
    stood: string[];
  }
}

/** Writes down every word that ever stands under the message, however briefly. */
async function watchReceipt(page: Page, text: string): Promise<void> {
  await page.evaluate((words) => {
    window.stood = [];
    const look = () => {
      const entry = [...document.querySelectorAll('.entry--user')].find((it) => it.textContent.includes(words));
      if (entry === undefined) return;
      const word = entry.querySelector('.entry__meta')?.textContent.split(' · ').at(-1) ?? '';
      if (window.stood.at(-1) !== word) window.stood.push(word);
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, text);
}

const stood = (page: Page) => page.evaluate(() => window.stood);

test('On a slow line a message stands at once as sending, then delivered, then seen', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const customer = await visitWidget(stage);
  const { page } = customer;
  await slowDown(page);
  await page.reload();
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  await watchReceipt(page, 'On a slow line');
  await customer.say('On a slow line');
  // The link itself may still be on its way.
  expect((await stood(page))[0]).toMatch(/^(Waiting for the connection|Sending)$/);
  await customer.log.getByText(/· Delivered/).waitFor();
  await sarah.openChat();
  await customer.log.getByText(/· Seen/).waitFor();
  // "Sent" may be passed over: the news that it has arrived comes right behind.
  const passing = ['Waiting for the connection', 'Sent'];
  expect((await stood(page)).filter((word) => !passing.includes(word))).toEqual(['Sending', 'Delivered', 'Seen']);

  expect(await stage.rows(`SELECT text FROM "Message" WHERE "senderType" = 'USER'`)).toEqual([
    { text: 'On a slow line' },
  ]);
});
