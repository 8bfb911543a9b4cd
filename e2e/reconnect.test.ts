import { expect, test } from '@jest/globals';
import { visitSite } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { occurrences } from './support/order.ts';
import { SERVER_IS_AWAY } from './support/server-process.ts';
import { useStage } from './support/stage.ts';
import { openBoard, openDeskOnline } from './support/staff.ts';

const stage = useStage();

test('Reconnection handling after disconnect: a server killed in mid-chat loses no message', async () => {
  stage.browser.expectErrors(SERVER_IS_AWAY);
  const sarah = await openDeskOnline(stage, 'Sarah');
  const board = await openBoard(stage);
  const customer = await visitSite(stage);
  await customer.askForPerson();
  await sarah.openChat();
  await sarah.say('A1: before');
  await customer.sees('A1: before');
  await customer.say('C1: before');
  await sarah.sees('C1: before');

  await stage.server.kill('SIGKILL');
  await customer.sees('Reconnecting. Your messages are kept.');
  for (const text of ['C2: while it is away', 'C3: while it is away']) await customer.say(text);
  for (const text of ['A2: while it is away', 'A3: while it is away']) await sarah.say(text);
  await customer.log.getByText('Waiting for the connection').first().waitFor();
  await sarah.log.getByText('Waiting for the connection').first().waitFor();
  await stage.server.restart('SIGKILL');

  await sarah.isLive();
  await customer.sees('A3: while it is away');
  await sarah.sees('C3: while it is away');
  await customer.say('C4: after');
  await sarah.sees('C4: after');
  await sarah.say('A4: after');
  await customer.sees('A4: after');

  const stored = await stage.rows<{ seq: number; text: string }>(
    `SELECT seq, text FROM "Message" WHERE text ~ '^[AC][0-9]:' ORDER BY seq`,
  );
  const texts = stored.map((row) => row.text);
  expect(texts.filter((text) => text.startsWith('C'))).toEqual([
    'C1: before',
    'C2: while it is away',
    'C3: while it is away',
    'C4: after',
  ]);
  expect(texts.filter((text) => text.startsWith('A'))).toEqual([
    'A1: before',
    'A2: while it is away',
    'A3: while it is away',
    'A4: after',
  ]);
  await eventually(async () => {
    for (const side of [customer, sarah]) expect(occurrences(await side.log.innerText(), texts)).toEqual(texts);
  });
  expect(await customer.widget.getByText('Reconnecting. Your messages are kept.').count()).toBe(0);
  await board.page.getByRole('button', { name: 'Connection: Live' }).waitFor();
  await board.shows('Active conversations', '1');
});
