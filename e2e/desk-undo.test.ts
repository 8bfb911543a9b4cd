import { expect, test } from '@jest/globals';
import { visitWidget } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { loseWordsOfSocket } from './support/line.ts';
import { useStage } from './support/stage.ts';
import { openDeskOnline } from './support/staff.ts';

const stage = useStage();

async function openPair() {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const customer = await visitWidget(stage);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  await sarah.openChat();
  const write = async (text: string) => {
    await sarah.composer.fill(text);
    await sarah.composer.press('Enter');
    await sarah.page.getByRole('button', { name: 'Undo' }).waitFor();
  };
  return { sarah, customer, write };
}

test('what was sent can be taken back for a moment, changed, and sent', async () => {
  const { sarah, customer, write } = await openPair();
  await write('Take one pil a day.');
  await sarah.page.getByRole('button', { name: 'Undo' }).click();
  await eventually(async () => expect(await sarah.composer.inputValue()).toBe('Take one pil a day.'));
  await write('Take one pill a day.');
  // Nobody does anything: it goes out by itself.
  await customer.sees('Take one pill a day.');
  expect(await customer.page.getByText('Take one pil a day.').count()).toBe(0);
  await write('At the same hour.');
  await sarah.composer.press('Control+z');
  await eventually(async () => expect(await sarah.composer.inputValue()).toBe('At the same hour.'));
});

test('what is held goes out at once when the tab is closed or reloaded, and before the chat is closed', async () => {
  const { sarah, customer, write } = await openPair();
  await write('Before the reload.');
  await sarah.page.reload();
  await customer.sees('Before the reload.');
  await sarah.log.waitFor();
  await write('Before the end.');
  await sarah.closeChat();
  await customer.sees('Before the end.');
  await customer.sees('This conversation has ended');
});

test('a tab that is closed sends what it holds, though its socket dies before the words are on the wire', async () => {
  const { sarah, customer, write } = await openPair();
  await loseWordsOfSocket(sarah.page);
  await sarah.page.reload();
  await sarah.log.waitFor();
  await write('Before the tab goes.');
  await sarah.page.close({ runBeforeUnload: true });
  await customer.sees('Before the tab goes.');
});

test('the customer panel counts and dates earlier conversations, and opens the own ones', async () => {
  const { sarah, customer } = await openPair();
  await customer.say('My first question.');
  await sarah.sees('My first question.');
  await sarah.closeChat();
  await customer.sees('This conversation has ended');
  const { userId, conversationId } = await customer.session();
  const [next] = await stage.rows<{ id: string }>(
    `INSERT INTO "Conversation" (conversation_id, "userId", status, "assignedAgentId", "assignedAt", topic)
     SELECT 'later', $1, 'CLOSED', "assignedAgentId", now(), 'Later' FROM "Conversation" WHERE conversation_id = $2
     RETURNING conversation_id AS id`,
    [userId, conversationId],
  );
  await sarah.page.goto(`${stage.url}/agent-dashboard/chats/${next?.id ?? ''}`);
  const earlier = sarah.page.getByRole('region', { name: 'Earlier conversations' });
  await earlier.getByText('One before this.').waitFor();
  await earlier.getByRole('link').click();
  await sarah.sees('My first question.');
});
