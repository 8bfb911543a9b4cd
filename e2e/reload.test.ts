import { expect, test } from '@jest/globals';
import { visitSite, visitWidget } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { loseWordsOfSocket } from './support/line.ts';
import { occurrences } from './support/order.ts';
import { useStage } from './support/stage.ts';
import { openDeskOnline } from './support/staff.ts';

const stage = useStage();

test('A reload keeps the conversation, for the customer and for the agent', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const customer = await visitSite(stage);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  await sarah.openChat();
  await customer.say('First words');
  await sarah.sees('First words');
  await sarah.say('Second words');
  await customer.sees('Second words');

  await customer.page.reload();
  await customer.page.getByRole('button', { name: 'Open chat' }).click();
  await customer.talksTo('Sarah, counsellor');
  await sarah.page.reload();
  await sarah.isLive();
  const said = ['First words', 'Second words', 'Third words', 'Fourth words'];
  await eventually(async () => {
    for (const side of [customer, sarah])
      expect(occurrences(await side.log.innerText(), said)).toEqual(said.slice(0, 2));
  });

  await customer.say('Third words');
  await sarah.sees('Third words');
  await sarah.say('Fourth words');
  await customer.sees('Fourth words');
  await eventually(async () => {
    for (const side of [customer, sarah]) expect(occurrences(await side.log.innerText(), said)).toEqual(said);
  });
});

test('What a customer has sent goes out when they close the page right behind it', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const customer = await visitSite(stage);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  await sarah.openChat();
  await loseWordsOfSocket(customer.page);
  await customer.page.reload();
  await customer.page.getByRole('button', { name: 'Open chat' }).click();
  await customer.talksTo('Sarah, counsellor');
  await customer.say('I have to go.');
  await customer.log.getByText('I have to go.').waitFor();
  await customer.page.close({ runBeforeUnload: true });
  await sarah.sees('I have to go.');
});

test('A reload keeps the place in line', async () => {
  await stage.rest.escalate(await stage.rest.newCustomer('Ask a general question'));
  const customer = await visitWidget(stage);
  await customer.askForPerson();
  await customer.isAtPlace(2);
  await customer.page.reload();
  await customer.isAtPlace(2);
  await customer.talksTo('Waiting for a counsellor');
  const rows = await stage.rows('SELECT 1 FROM "ConversationQueue"');
  expect(rows).toHaveLength(2);
});
