import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startTcpProxy, type TcpProxy } from '../server/src/testing/tcp-proxy.ts';
import { visitWidget } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { slowDown } from './support/line.ts';
import { occurrences } from './support/order.ts';
import { useStage } from './support/stage.ts';
import { openDesk } from './support/staff.ts';

const stage = useStage({ moves: true });

/** What a browser says of a line that is away. */
const LINE_IS_AWAY = /ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|ERR_CONNECTION_CLOSED|WebSocket connection to/;

let line: TcpProxy;
beforeEach(async () => {
  const { hostname: host, port } = new URL(stage.url);
  line = await startTcpProxy({ host, port: Number(port) });
});
afterEach(() => line.close());

test('A customer’s day on a bad phone: the assistant, the line, a tunnel, an answer, and something to take along', async () => {
  stage.browser.expectErrors(LINE_IS_AWAY);
  const customer = await visitWidget({ browser: stage.browser, url: `http://127.0.0.1:${String(line.port)}` });
  const { page } = customer;
  await slowDown(page, { oldPhone: true });
  await page.reload();

  await customer.choose('How to prevent pregnancy');
  await customer.choose('Using condoms');
  await customer.log.getByText('Not clinically reviewed.').first().waitFor();
  await customer.choose('Back to the menu');
  await customer.askForPerson();
  await customer.isAtPlace(1);

  const sarah = await openDesk(stage, 'Sarah');
  await sarah.takeChats();
  await customer.talksTo('Sarah, counsellor');
  await sarah.openChat();
  // What was read before the hand-over is there for the agent.
  await sarah.sees('Using condoms');
  await customer.say('C1: Is the pill safe with my other tablets?');
  await sarah.sees('C1: Is the pill safe');

  line.cut();
  await customer.say('C2: I take them for my thyroid.');
  await customer.log.getByText('Waiting for the connection').waitFor();
  await sarah.say('A1: Which ones do you take?');
  line.mend();
  await sarah.sees('C2: I take them for my thyroid.');
  await customer.sees('A1: Which ones do you take?');
  await customer.log.getByText('Waiting for the connection').waitFor({ state: 'detached' });

  await page.reload();
  const said = ['C1: Is the pill', 'C2: I take them', 'A1: Which ones'];
  await eventually(async () => {
    const text = await customer.log.innerText();
    expect(new Set(occurrences(text, said))).toEqual(new Set(said));
    expect(occurrences(text, said)).toHaveLength(3);
  });
  await sarah.say('A2: They go well together.');
  await customer.sees('A2: They go well together.');
  await sarah.closeChat();
  await customer.sees('How was it to talk to Sarah?');
  await customer.widget.getByRole('radio', { name: '5: Very helpful' }).check();
  await customer.choose('Send rating');
  await customer.sees('Thank you for your rating.');

  await customer.choose('Options');
  const [file] = await Promise.all([page.waitForEvent('download'), customer.choose('Save this chat as a text file')]);
  expect(await readFile(await file.path(), 'utf8')).toContain('A2: They go well together.');
  expect(
    await stage.rows(`SELECT text FROM "Message" WHERE text ~ '^[AC][0-9]:' GROUP BY text HAVING count(*) > 1`),
  ).toEqual([]);
});
