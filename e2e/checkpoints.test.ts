import { expect, test } from '@jest/globals';
import type { Response } from 'playwright-core';
import { checkpoints, filled } from './support/checkpoints.ts';
import { listenToConsole, logLines } from './support/console-lines.ts';
import { Customer } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';
import { type Desk, openBoard, openDesk, openDeskOnline } from './support/staff.ts';

const stage = useStage({ alerts: 'none' });
const { customer: atCustomer, agent: atAgent, admin: atAdmin, server: atServer } = checkpoints;

interface Visit {
  customer: Customer;
  lines: () => Promise<string[]>;
  response: Promise<Response>;
}

async function visit(): Promise<Visit> {
  const page = await stage.browser.newPage();
  const lines = listenToConsole(page);
  const response = page.waitForResponse('**/conversations/escalate');
  // A test that asks the assistant never escalates.
  response.catch(() => undefined);
  await page.goto(`${stage.url}/honey/`);
  return { customer: new Customer(page, page), lines, response };
}

async function valuesOf({ customer, response }: Visit) {
  const { userId, conversationId } = await customer.session();
  const answer = (await (await response).json()) as { agentId?: string };
  const wsUrl = stage.url.replace('http', 'ws');
  return { userId, conversationId, response: JSON.stringify(answer), wsUrl };
}

const aboutConversation =
  ({ conversationId, userId }: { conversationId: string; userId: string }) =>
  (line: { conversationId?: string; userId?: string }) =>
    line.conversationId === conversationId || line.userId === userId;

/** Compares what a page has written since `before` lines with what it should write. */
async function expectLines(lines: () => Promise<string[]>, expected: string[], before = 0): Promise<void> {
  await eventually(async () => expect((await lines()).slice(before)).toEqual(expected));
}

/** The same where other news, such as that the agent came, may stand before or behind. */
async function expectAmong(lines: () => Promise<string[]>, expected: string[]): Promise<void> {
  await eventually(async () => {
    const written = await lines();
    const last = written.lastIndexOf(expected.at(-1) ?? '') + 1;
    expect(written.slice(Math.max(0, last - expected.length), last)).toEqual(expected);
  });
}

async function expectLog(expected: string[], about: Parameters<typeof logLines>[1]): Promise<void> {
  await eventually(() => expect(logLines(stage.server, about)).toEqual(expected));
}

test('ASSIGNED: every checkpoint of customer, agent, admin and server, in order', async () => {
  const { agent } = await stage.rest.signInAgent('Sarah');
  const agentId = agent.id;
  const sarah = await openDeskOnline(stage, 'Sarah');
  const [admin] = await stage.rows<{ id: string }>('SELECT id FROM "Admin"');
  const adminId = admin?.id ?? '';
  const board = await openBoard(stage);
  const agentLines = listenToConsole(sarah.page);
  const adminLines = listenToConsole(board.page);

  const one = await visit();
  await one.customer.askForPerson();
  await one.customer.talksTo('Sarah, counsellor');
  await eventually(async () => expect(await one.lines()).toContain('📡 register_user_sent'));
  await sarah.openChat();
  await sarah.say('Hello');
  await one.customer.sees('Hello');

  const values = { ...(await valuesOf(one)), agentId, adminId, within: 'true', anyOnline: 'true', online: '1' };
  await expectLines(one.lines, filled(atCustomer.assigned, values));
  await expectLines(agentLines, filled(atAgent.assigned, values));
  await expectLines(adminLines, filled(atAdmin.assigned, values));
  const { requested, chosen, assigned, userRegistered, agentRegistered, adminRegistered } = atServer;
  await expectLog(filled([...requested, ...chosen, ...assigned, ...userRegistered], values), aboutConversation(values));
  await expectLog(
    filled(agentRegistered, values),
    (line) => line.agentId === agentId && line.conversationId === undefined,
  );
  await expectLog(filled(adminRegistered, values), (line) => line.adminId === adminId);
});

test('QUEUED, then assigned: every checkpoint of customer, agent, admin and server, in order', async () => {
  const { agent } = await stage.rest.signInAgent('Sarah');
  const agentId = agent.id;
  const sarah: Desk = await openDesk(stage, 'Sarah');
  const board = await openBoard(stage);
  const adminLines = listenToConsole(board.page);
  const agentLines = listenToConsole(sarah.page);

  const one = await visit();
  await one.customer.askForPerson();
  await one.customer.isAtPlace(1);
  const values = { ...(await valuesOf(one)), agentId, within: 'true', anyOnline: 'false', online: '0' };
  await expectLines(adminLines, filled(atAdmin.queued, values));
  const { requested, queued, assigned, userRegistered } = atServer;
  const soFar = filled([...requested, ...queued, ...userRegistered], values);
  await expectLog(soFar, aboutConversation(values));

  await sarah.takeChats();
  await one.customer.talksTo('Sarah, counsellor');
  await expectLines(one.lines, filled(atCustomer.queued, values));
  await expectLog([...soFar, ...filled(assigned, values)], aboutConversation(values));
  await expectAmong(agentLines, filled(atAgent.assigned, values));
  await expectAmong(adminLines, filled(atAdmin.assigned, values));
});

test('OUTSIDE_HOURS: every checkpoint of customer and server, in order, and none of a socket', async () => {
  await stage.rest.setHours({ timezone: 'UTC', weekly: [], exceptions: [] });
  const one = await visit();
  await one.customer.askForPerson();
  await one.customer.sees('We are closed right now');
  const values = { ...(await valuesOf(one)), within: 'false', anyOnline: 'false', online: '0' };
  await expectLines(one.lines, filled(atCustomer.outsideHours, values));
  await expectLog(filled(atServer.requested, values), aboutConversation(values));
});

test('AI Chatbot: the checkpoints of the customer', async () => {
  const one = await visit();
  await one.customer.askGeneralQuestion();
  await one.customer.choose('AI Chatbot');
  await one.customer.sees('Write your question below.');
  await expectLines(one.lines, [...atCustomer.assistant]);
});

test('Agent and admin write their own registration, in order', async () => {
  const { agent } = await stage.rest.signInAgent('Sarah');
  const [admin] = await stage.rows<{ id: string }>('SELECT id FROM "Admin"');
  const values = { agentId: agent.id, adminId: admin?.id ?? '' };
  const sarah = await openDesk(stage, 'Sarah');
  const board = await openBoard(stage);
  for (const [side, expected] of [
    [sarah, atAgent.signedIn],
    [board, atAdmin.signedIn],
  ] as const) {
    // Signed in over a reload, so that the console is heard from the first line.
    const lines = listenToConsole(side.page);
    await side.page.reload();
    await side.isLive();
    await expectLines(lines, filled(expected, values));
  }
});
