import { randomUUID } from 'node:crypto';
import type { CreateConversationAnswer } from '@honey/protocol/rest';
import { type Customer, visitSite } from '../support/customer.ts';
import { type Chat, earlier, elsewhere, line, openChat, otherChats } from '../support/plausible-day.ts';
import { type Desk, openDesk, openDeskOnline } from '../support/staff.ts';
import type { Scene } from './scene.ts';

const SIZE = { width: 1280, height: 800 };

/** Who is there when the pictures are taken. */
export interface Day {
  /** On the clinic's site, in a chat with Sarah. */
  customer: Customer;
  /** At her desk, with that chat open. */
  sarah: Desk;
  /** The conversations that wait, the first in line first. */
  waiting: readonly string[];
}

/** Plays a chat out by the API; its agent is whoever gets it. */
async function play({ rest }: Scene, who: CreateConversationAnswer, chat: Chat): Promise<void> {
  const { accessToken } = await rest.signInAgent('Sarah');
  for (const { from, text } of chat.turns) {
    const token = from === 'agent' ? accessToken : who.token;
    await rest.say(who.conversationId, { token, clientMessageId: randomUUID(), text });
  }
}

/** Moves a chat back to when it is said to have happened. */
async function backdate({ sql }: Scene, conversationId: string, { since, turns }: Chat): Promise<void> {
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

async function arrive({ rest }: Scene, topic: string): Promise<CreateConversationAnswer> {
  const who = await rest.newCustomer(topic);
  await rest.escalate(who);
  return who;
}

/** Chats that began and ended earlier today. */
async function playEarlier(scene: Scene): Promise<void> {
  for (const { ago, waited, took, score } of earlier) {
    const { conversationId } = await arrive(scene, 'Ask a general question');
    await scene.rest.closeAsAgent('Sarah', conversationId);
    await backdate(scene, conversationId, { topic: '', since: ago, turns: [] });
    await scene.sql.query(
      `UPDATE "ConversationAssignment" SET "waitedMs" = $2::float8 * 60000, "endedAt" = "createdAt" + make_interval(secs => $3::float8 * 60)
       WHERE "conversationId" = $1`,
      [conversationId, waited, took],
    );
    if (score !== undefined)
      await scene.sql.query(`INSERT INTO "Rating" ("conversationId", score) VALUES ($1, $2)`, [conversationId, score]);
  }
}

/** Those who wait, each since a while. */
async function fillLine(scene: Scene): Promise<string[]> {
  const waiting: string[] = [];
  for (const { topic, since } of line) {
    const { conversationId } = await arrive(scene, topic);
    await scene.sql.query(
      `UPDATE "ConversationQueue" SET "queuedAt" = now() - make_interval(secs => $2::float8 * 60) WHERE "conversationId" = $1`,
      [conversationId, since],
    );
    waiting.push(conversationId);
  }
  return waiting;
}

/** Three agents, their chats, and a line: what all pictures are of. */
export async function playDay(scene: Scene): Promise<Day> {
  const { rest } = scene;
  for (const [name, cap] of [
    ['Sarah', 10],
    ['Michael', 3],
  ] as const)
    await rest.capAgent(name, cap);
  const sarah = await openDeskOnline(scene, 'Sarah');
  await playEarlier(scene);
  for (const chat of otherChats) {
    const who = await arrive(scene, chat.topic);
    await play(scene, who, chat);
    await backdate(scene, who.conversationId, chat);
  }
  const customer = await visitSite(scene);
  await customer.page.setViewportSize(SIZE);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  const open = await customer.session();
  await play(scene, { ...open, expiresAt: '' }, openChat);
  await backdate(scene, open.conversationId, openChat);
  await rest.capAgent('Sarah', 3);
  const michael = await openDeskOnline(scene, 'Michael');
  for (const { topic, since } of elsewhere) {
    const { conversationId } = await arrive(scene, topic);
    await backdate(scene, conversationId, { topic, since, turns: [] });
  }
  const aisha = await openDesk(scene, 'Aisha');
  await aisha.page.getByRole('radiogroup', { name: 'Your status' }).getByText('Away', { exact: true }).click();
  const waiting = await fillLine(scene);
  await michael.page.close();
  return { customer, sarah, waiting };
}
