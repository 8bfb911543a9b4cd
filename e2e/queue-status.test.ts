import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Customer, visitWidget } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';
import { openDeskOnline } from './support/staff.ts';

const stage = useStage();
const POLL_MS = 30_000;

function countPolls(page: Page): () => number {
  let polls = 0;
  page.on('request', (request) => {
    if (request.url().includes('/conversations/queue-status/')) polls += 1;
  });
  return () => polls;
}

/** Everything the page has asked the server so far has left it once this is answered. */
async function settle({ page }: Customer): Promise<void> {
  await page.evaluate(async () => {
    await fetch('/health/live');
  });
}

test('Queue status updates correctly by the socket', async () => {
  const ahead = await stage.rest.newCustomer('Ask a general question');
  await stage.rest.escalate(ahead);
  const customer = await visitWidget(stage);
  const registered = customer.page.waitForResponse(/queue-status/);
  await customer.askForPerson();
  await customer.isAtPlace(2);
  // News that overtook this answer would be a reason to ask again.
  await (await registered).finished();
  await settle(customer);
  const polls = countPolls(customer.page);

  await stage.rest.leaveQueue(ahead);
  await customer.isAtPlace(1);
  expect(polls()).toBe(0);
});

test('Queue status updates correctly by polling every 30 seconds, until an agent is assigned', async () => {
  const ahead = await stage.rest.newCustomer('Ask a general question');
  await stage.rest.escalate(ahead);
  const page = await stage.browser.newPage();
  await page.clock.install();
  // A socket that opens and never says anything.
  await page.routeWebSocket(/.*/, () => undefined);
  await page.goto(`${stage.url}/honey/`);
  const customer = new Customer(page, page);
  const polls = countPolls(page);
  await customer.askForPerson();
  await customer.isAtPlace(2);
  expect(polls()).toBe(0);

  await stage.rest.leaveQueue(ahead);
  await page.clock.fastForward(POLL_MS);
  await customer.isAtPlace(1);
  expect(polls()).toBe(1);

  await openDeskOnline(stage, 'Sarah').then((desk) => eventually(async () => expect(await desk.chats.count()).toBe(1)));
  await page.clock.fastForward(POLL_MS);
  await customer.talksTo('Sarah, counsellor');
  expect(polls()).toBe(2);

  for (let times = 0; times < 3; times++) await page.clock.fastForward(POLL_MS);
  await settle(customer);
  expect(polls()).toBe(2);
});
