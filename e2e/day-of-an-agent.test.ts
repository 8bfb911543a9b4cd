import { expect, test } from '@jest/globals';
import { eventually } from './support/eventually.ts';
import { SERVER_IS_AWAY } from './support/server-process.ts';
import { useStage } from './support/stage.ts';
import { openDeskOnline } from './support/staff.ts';

const stage = useStage({ moves: true });

const CHATS = 8;

test('An agent’s day: eight chats at once, a ninth who waits, and a server that dies in the middle of it', async () => {
  stage.browser.expectErrors(SERVER_IS_AWAY);
  await stage.rest.capAgent('Sarah', CHATS);
  const sarah = await openDeskOnline(stage, 'Sarah');
  const customers: Awaited<ReturnType<typeof stage.rest.newCustomer>>[] = [];
  for (let index = 0; index <= CHATS; index++) {
    const one = await stage.rest.newCustomer('Ask a general question');
    await stage.rest.escalate(one);
    customers.push(one);
  }
  const say = (index: number, text: string) => {
    const { conversationId = '', token = '' } = customers[index] ?? {};
    return stage.rest.say(conversationId, { token, clientMessageId: text, text });
  };
  const at = (index: number) => sarah.chats.locator(`a[href*="${customers[index]?.conversationId ?? ''}"]`);
  await sarah.chats.nth(CHATS - 1).waitFor();
  await eventually(async () => expect(await sarah.chats.count()).toBe(CHATS));

  await say(0, 'C0: before');
  await at(0).click();
  await sarah.sees('C0: before');
  await sarah.say('A0: before');
  await at(1).click();
  await sarah.log.waitFor();
  await sarah.composer.fill('half a thought');
  await at(2).click();
  await sarah.log.waitFor();

  await stage.server.kill('SIGKILL');
  await sarah.say('A2: while it is away');
  await sarah.log.getByText('Waiting for the connection').waitFor();
  await stage.server.restart('SIGKILL');
  await sarah.isLive();
  await sarah.log.getByText('Waiting for the connection').waitFor({ state: 'detached' });

  for (let index = 3; index < CHATS; index++) await say(index, `C${String(index)}: after`);
  await eventually(async () => expect(await sarah.page.title()).toBe(`(${String(CHATS - 3)}) Honey · Agent desk`));
  await eventually(async () => expect(await sarah.chats.count()).toBe(CHATS));
  await at(1).click();
  await eventually(async () => expect(await sarah.composer.inputValue()).toBe('half a thought'));
  for (let index = 3; index < CHATS; index++) {
    await at(index).click();
    await sarah.sees(`C${String(index)}: after`);
    await sarah.say(`A${String(index)}: after`);
  }
  await eventually(async () => expect(await sarah.page.title()).toBe('Honey · Agent desk'));

  // The place that is free goes to the ninth, at once.
  await at(0).click();
  await sarah.sees('A0: before');
  await sarah.closeChat();
  await at(CHATS).waitFor();
  await eventually(async () => expect(await sarah.chats.count()).toBe(CHATS));
  await eventually(async () => {
    expect(
      await stage.rows(`SELECT text, count(*)::int FROM "Message" WHERE text ~ '^A' GROUP BY text ORDER BY text`),
    ).toEqual(
      ['A0: before', 'A2: while it is away', ...[3, 4, 5, 6, 7].map((index) => `A${String(index)}: after`)].map(
        (text) => ({ text, count: 1 }),
      ),
    );
  });
  expect(await stage.rows(`SELECT "currentChats" FROM "Agent" WHERE name = 'Sarah'`)).toEqual([
    { currentChats: CHATS },
  ]);
});
