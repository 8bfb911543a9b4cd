import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { CreateConversationAnswer } from '@honey/protocol/rest';
import setUp from '../server/src/testing/global-setup.ts';
import tearDown from '../server/src/testing/global-teardown.ts';
import { createTestDatabase } from '../server/src/testing/test-database.ts';
import { takeDeskPictures } from './screens/desk-states.ts';
import { openBrowser, type TestBrowser } from './support/browser.ts';
import { visitSite } from './support/customer.ts';
import { type Chat, earlier, elsewhere, line, openChat, otherChats } from './support/plausible-day.ts';
import { type Rest, restOf } from './support/rest.ts';
import { startServer } from './support/server-process.ts';
import { openBoard, openDesk, openDeskOnline } from './support/staff.ts';

// Takes the pictures of the README: the real apps on a day that looks like one. `npm run screens`.

const FOLDER = path.resolve(import.meta.dirname, '../docs/screens');
const SIZE = { width: 1280, height: 800 };

interface Set {
  url: string;
  rest: Rest;
  browser: TestBrowser;
  sql: pg.Client;
}

const picture = (name: string) => ({ path: path.join(FOLDER, `${name}.png`) });

/** Plays a chat out by the API; its agent is whoever gets it. */
async function play({ rest }: Set, who: CreateConversationAnswer, chat: Chat): Promise<void> {
  const { accessToken } = await rest.signInAgent('Sarah');
  for (const { from, text } of chat.turns) {
    const token = from === 'agent' ? accessToken : who.token;
    await rest.say(who.conversationId, { token, clientMessageId: randomUUID(), text });
  }
}

/** Moves a chat back to when it is said to have happened. */
async function backdate({ sql }: Set, conversationId: string, { since, turns }: Chat): Promise<void> {
  const at = `now() - make_interval(secs => $2::float8 * 60)`;
  await sql.query(
    `UPDATE "Conversation" SET "createdAt" = ${at} - interval '40 seconds', "escalatedAt" = ${at} - interval '20 seconds',
       "assignedAt" = ${at} WHERE conversation_id = $1`,
    [conversationId, since],
  );
  await sql.query(`UPDATE "ConversationAssignment" SET "createdAt" = ${at} WHERE "conversationId" = $1`, [
    conversationId,
    since,
  ]);
  for (const { text, ago } of turns)
    await sql.query(`UPDATE "Message" SET "createdAt" = ${at} WHERE "conversationId" = $1 AND text = $3`, [
      conversationId,
      ago,
      text,
    ]);
}

async function arrive(set: Set, topic: string): Promise<CreateConversationAnswer> {
  const who = await set.rest.newCustomer(topic);
  await set.rest.escalate(who);
  return who;
}

/** Chats that began and ended earlier today. */
async function playEarlier(set: Set): Promise<void> {
  for (const { ago, waited, took } of earlier) {
    const { conversationId } = await arrive(set, 'Ask a general question');
    await set.rest.closeAsAgent('Sarah', conversationId);
    await backdate(set, conversationId, { topic: '', since: ago, turns: [] });
    await set.sql.query(
      `UPDATE "ConversationAssignment" SET "waitedMs" = $2::float8 * 60000, "endedAt" = "createdAt" + make_interval(secs => $3::float8 * 60)
       WHERE "conversationId" = $1`,
      [conversationId, waited, took],
    );
  }
}

async function takePictures(set: Set): Promise<void> {
  for (const [name, cap] of [
    ['Sarah', 10],
    ['Michael', 3],
  ] as const)
    await set.rest.capAgent(name, cap);
  const sarah = await openDeskOnline(set, 'Sarah');
  await playEarlier(set);
  for (const chat of otherChats) {
    const who = await arrive(set, chat.topic);
    await play(set, who, chat);
    await backdate(set, who.conversationId, chat);
  }
  const customer = await visitSite(set);
  await customer.page.setViewportSize(SIZE);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  const open = await customer.session();
  await play(set, { ...open, expiresAt: '' }, openChat);
  await backdate(set, open.conversationId, openChat);
  await set.rest.capAgent('Sarah', 3);
  const michael = await openDeskOnline(set, 'Michael');
  for (const { topic, since } of elsewhere) {
    const { conversationId } = await arrive(set, topic);
    await backdate(set, conversationId, { topic, since, turns: [] });
  }
  const aisha = await openDesk(set, 'Aisha');
  await aisha.page.getByRole('radiogroup', { name: 'Your status' }).getByText('Away', { exact: true }).click();
  for (const { topic, since } of line) {
    const { conversationId } = await arrive(set, topic);
    await set.sql.query(
      `UPDATE "ConversationQueue" SET "queuedAt" = now() - make_interval(secs => $2::float8 * 60) WHERE "conversationId" = $1`,
      [conversationId, since],
    );
  }
  await michael.page.close();

  await sarah.page.reload();
  await sarah.chats.filter({ hasText: 'appointment' }).getByRole('link').click();
  await sarah.sees('Can I come without an appointment?');
  await customer.page.reload();
  await customer.page.getByRole('button', { name: 'Open chat' }).click();
  await customer.log.getByText('Can I come without an appointment?').waitFor();
  const board = await openBoard(set);
  await board.shows('Waiting now', String(line.length));
  await customer.page.screenshot(picture('widget'));
  await sarah.page.screenshot(picture('agent-dashboard'));
  await board.page.screenshot(picture('admin-dashboard'));
  await takeDeskPictures({ rest: set.rest, sarah, picture });
}

await mkdir(FOLDER, { recursive: true });
await setUp();
try {
  const database = await createTestDatabase();
  const server = await startServer({ databaseUrl: database.url });
  const sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
  const browser = await openBrowser();
  try {
    await takePictures({ url: server.url, rest: restOf(() => server.url), browser, sql });
  } finally {
    await browser.close();
    await server.stop();
    await sql.end();
  }
} finally {
  await tearDown();
}
