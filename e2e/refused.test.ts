import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Customer } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';
import { openDeskOnline } from './support/staff.ts';

const stage = useStage();

/** The page's sockets bring everything but the first news that a conversation was closed, as if it was lost. */
async function loseClosing(page: Page): Promise<void> {
  let lost = false;
  await page.routeWebSocket(/.*/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      const isFirst = !lost && String(message).includes('"type":"CONVERSATION_CLOSED"');
      lost ||= isFirst;
      if (!isFirst) socket.send(message);
    });
  });
}

test('A message to a conversation that was closed meanwhile is refused and stays in the composer', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const page = await stage.browser.newPage();
  await loseClosing(page);
  await page.goto(`${stage.url}/honey/`);
  const customer = new Customer(page, page);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  await sarah.openChat();
  await sarah.say('Take care.');
  await customer.sees('Take care.');
  await sarah.closeChat();

  await customer.say('One more thing');
  await customer.sees(/was not delivered, because the conversation had ended/);
  await customer.talksTo('Conversation ended');
  await eventually(async () => expect(await customer.composer.inputValue()).toBe('One more thing'));
  expect(await stage.rows(`SELECT 1 FROM "Message" WHERE text = 'One more thing'`)).toEqual([]);
  await customer.choose('Start a new conversation');
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  await eventually(async () => expect(await customer.composer.inputValue()).toBe('One more thing'));
});

test('The words of an agent to a chat that was closed meanwhile stay at the desk', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  await loseClosing(sarah.page);
  await sarah.page.reload();
  await sarah.isLive();
  const customer = await stage.rest.newCustomer('Ask a general question');
  await stage.rest.escalate(customer);
  await sarah.openChat();
  await stage.rest.close(customer);

  await sarah.say('Are you still there?');
  await sarah.page.getByText('Your last message was not sent: the chat was closed before it arrived.').waitFor();
  await eventually(async () => expect(await sarah.composer.inputValue()).toBe('Are you still there?'));
  expect(await stage.rows(`SELECT 1 FROM "Message" WHERE text = 'Are you still there?'`)).toEqual([]);
  // The notice is repeated until the desk acknowledges it.
  await eventually(async () => expect(await sarah.chats.count()).toBe(0));
});
