import { expect, test } from '@jest/globals';
import { visitSite, visitWidget } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';
import { countLoads, openBoard, openDeskOnline } from './support/staff.ts';

const stage = useStage();

test('A customer waits in line until an agent frees up', async () => {
  await stage.rest.capAgent('Sarah', 1);
  const sarah = await openDeskOnline(stage, 'Sarah');
  const board = await openBoard(stage);
  const first = await visitWidget(stage);
  await first.askForPerson();
  await first.talksTo('Sarah, counsellor');

  const second = await visitSite(stage);
  const loads = [countLoads(second.page), countLoads(sarah.page), countLoads(board.page)];
  await second.askGeneralQuestion();
  await second.sees('Everyone is with someone right now');
  await second.choose('Human Agent');
  await second.isAtPlace(1);
  await second.sees('About 15 minutes');
  await second.sees('One counsellor is here, with someone right now. You are next.');
  await second.talksTo('Waiting for a counsellor');
  await board.shows('Waiting now', '1');
  await eventually(async () => {
    expect(await board.rows('The line').allInnerTexts()).toEqual([expect.stringMatching(/^1\s.*15 min/s)]);
  });

  await sarah.openChat();
  await sarah.closeChat();
  await first.sees('This conversation has ended');
  await second.talksTo('Sarah, counsellor');
  await board.shows('Waiting now', '0');
  await board.part('The line').getByText('Nobody is waiting').waitFor();
  await sarah.page
    .getByText(/^New chat with Customer/)
    .last()
    .waitFor();
  await sarah.openChat();
  await sarah.say('Thank you for waiting.');
  await second.sees('Thank you for waiting.');
  expect(loads.map((count) => count())).toEqual([0, 0, 0]);
});

test('A customer who leaves the line gives the place to the next', async () => {
  const first = await visitWidget(stage);
  await first.askForPerson();
  await first.isAtPlace(1);
  const second = await visitWidget(stage);
  await second.askForPerson();
  await second.isAtPlace(2);
  await second.page.setViewportSize({ width: 320, height: 568 });
  const name = second.page.getByRole('heading', { level: 1, name: 'Waiting for a counsellor' });
  // Two lines. A column with too little room broke its words into five.
  expect((await name.boundingBox())?.height).toBeLessThanOrEqual(40);

  await first.choose('Leave the line');
  await first.sees('Leave the line? Your place goes to the next person.');
  await first.choose('Leave the line');
  await first.sees('What would you like to talk about?');
  await second.isAtPlace(1);
});
