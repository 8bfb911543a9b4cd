import { expect, test } from '@jest/globals';
import { visitSite } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';
import { countLoads, openBoard, openDeskOnline } from './support/staff.ts';

const stage = useStage();

test('User can escalate and connect to agent; Agent receives notification and can chat; Admin sees real-time dashboard updates', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const board = await openBoard(stage);
  const loads = [countLoads(sarah.page), countLoads(board.page)];
  await board.shows('Agents free', '1');
  await board.shows('Active conversations', '0');

  const customer = await visitSite(stage);
  await customer.askGeneralQuestion();
  await customer.sees('Someone is free now');
  await customer.sees(/1 of 3/);
  await customer.sees('No wait');
  await customer.choose('Human Agent');
  await customer.talksTo('Sarah, counsellor');

  await sarah.page.getByText(/^New chat with Customer/).waitFor();
  await sarah.chats.first().waitFor();
  await eventually(async () => expect(await sarah.chats.count()).toBe(1));
  await eventually(async () => {
    const [notice] = await stage.rows(`SELECT attempts, "ackedAt" IS NOT NULL AS acked FROM "AgentNotice"`);
    expect(notice).toEqual({ attempts: 1, acked: true });
  });
  await board.shows('Active conversations', '1');
  await eventually(async () => {
    expect(await board.rows('Active conversations').allInnerTexts()).toEqual([expect.stringContaining('Sarah')]);
    expect(await board.rows('Recent assignments').allInnerTexts()).toEqual([expect.stringContaining('No wait')]);
  });

  await sarah.openChat();
  await sarah.say('Hello, I am Sarah. What can I do for you?');
  await customer.sees('Hello, I am Sarah. What can I do for you?');
  await sarah.log.getByText('Seen').waitFor();
  await customer.say('Is it safe to change my pill now?');
  await customer.log.getByText(/· Seen/).waitFor();
  await sarah.sees('Is it safe to change my pill now?');

  await sarah.closeChat();
  await customer.sees('This conversation has ended');
  await customer.talksTo('Conversation ended');
  await board.shows('Active conversations', '0');
  await sarah.page.getByText('You have no open chats.').waitFor();
  expect(loads.map((count) => count())).toEqual([0, 0]);
});
