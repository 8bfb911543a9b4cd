import { expect, test } from '@jest/globals';
import { connect } from '../server/src/testing/test-socket.ts';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';
import { openBoard, openDeskOnline } from './support/staff.ts';

const stage = useStage();

test('Multiple simultaneous escalations work: of ten at once six are assigned and four wait in line', async () => {
  await stage.rest.capAgent('Sarah', 3);
  await stage.rest.capAgent('Michael', 3);
  const desks = [await openDeskOnline(stage, 'Sarah'), await openDeskOnline(stage, 'Michael')];
  const board = await openBoard(stage);
  await board.shows('Agents free', '2');
  const customers = await Promise.all(
    Array.from({ length: 10 }, () => stage.rest.newCustomer('Ask a general question')),
  );

  const answers = await Promise.all(customers.map((customer) => stage.rest.escalate(customer)));

  const places = answers.flatMap((answer) => (answer.status === 'QUEUED' ? [answer.position] : []));
  expect(answers.filter((answer) => answer.status === 'ASSIGNED')).toHaveLength(6);
  expect(places.sort()).toEqual([1, 2, 3, 4]);
  expect(await stage.rows(`SELECT name, "currentChats" FROM "Agent" WHERE status = 'ONLINE' ORDER BY name`)).toEqual([
    { name: 'Michael', currentChats: 3 },
    { name: 'Sarah', currentChats: 3 },
  ]);
  await board.shows('Waiting now', '4');
  await board.shows('Active conversations', '6');
  await eventually(async () => {
    const line = await board.rows('The line').allInnerTexts();
    expect(line.map((row) => row.trim().charAt(0))).toEqual(['1', '2', '3', '4']);
    expect(await board.rows('Active conversations').count()).toBe(6);
    for (const desk of desks) expect(await desk.chats.count()).toBe(3);
  });

  const address = new URL(stage.url).host;
  const waiting = customers.filter((_, index) => answers[index]?.status === 'QUEUED');
  const sockets = await Promise.all(
    waiting.map(({ userId, token }) => connect({ address }, 'register_user', { userId, token })),
  );
  const [served] = answers.filter((answer) => answer.status === 'ASSIGNED' && answer.agentName === 'Sarah');
  await stage.rest.closeAsAgent('Sarah', served?.conversationId ?? '');

  const next = answers.findIndex((answer) => answer.status === 'QUEUED' && answer.position === 1);
  const nextSocket = sockets[waiting.findIndex((customer) => customer === customers[next])];
  const told = await nextSocket?.next('user_notification', ({ type }) => type === 'AGENT_ASSIGNED');
  expect(told).toMatchObject({ agentName: 'Sarah', conversationId: customers[next]?.conversationId });
  await board.shows('Waiting now', '3');
  await Promise.all(sockets.map((socket) => socket.close()));
});
