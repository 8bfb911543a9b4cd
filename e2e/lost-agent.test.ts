import { expect, test } from '@jest/globals';
import { visitSite } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { occurrences } from './support/order.ts';
import { useStage } from './support/stage.ts';
import { openBoard, openDesk, openDeskOnline } from './support/staff.ts';

const stage = useStage();

test('A chat whose agent is gone goes back to the line with all its words, and on to the next agent', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const board = await openBoard(stage);
  const customer = await visitSite(stage);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  await sarah.openChat();
  await sarah.say('Hello, I am Sarah.');
  await customer.sees('Hello, I am Sarah.');
  await customer.composer.fill('Half a sentence');
  await board.shows('Waiting now', '0');

  await sarah.page.context().close();
  await eventually(async () => {
    const metrics = await (await fetch(`${stage.url}/metrics`)).text();
    expect(metrics).toContain('honey_people_connected{kind="agent"} 0');
  });
  await eventually(async () => {
    // As if two minutes had passed since. Her socket renews nothing any more.
    await stage.rows(`UPDATE "Agent" SET "leaseUntil" = now() - interval '3 minutes'`);
    expect(await stage.rows('SELECT status FROM "ConversationAssignment"')).toEqual([{ status: 'REQUEUED' }]);
  });
  await customer.sees('You are back in line');
  await customer.sees('Sarah is not in this chat any more.');
  await customer.isAtPlace(1);
  await customer.sees('Hello, I am Sarah.');
  await board.shows('Waiting now', '1');
  await eventually(async () => expect(await customer.composer.inputValue()).toBe('Half a sentence'));
  await customer.composer.press('Enter');

  const michael = await openDesk(stage, 'Michael');
  await michael.takeChats();
  await customer.talksTo('Michael, counsellor');
  await board.shows('Waiting now', '0');
  await michael.openChat();
  await michael.say('Hello, Michael here.');
  await customer.sees('Hello, Michael here.');
  const said = ['Hello, I am Sarah.', 'Half a sentence', 'Hello, Michael here.'];
  for (const side of [customer, michael]) expect(occurrences(await side.log.innerText(), said)).toEqual(said);

  const back = await openDesk(stage, 'Sarah');
  await back.page.getByText('One of your chats went back to the line').waitFor();
  await back.page.getByText('You were not connected for a while. The customer keeps the first place.').waitFor();
  expect(await back.chats.count()).toBe(0);
});
