import { expect, test } from '@jest/globals';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';
import { openBoard, openDesk } from './support/staff.ts';

const stage = useStage({ alerts: 'at once', moves: true });

test('An admin’s day: somebody waited 12 minutes, and why is found out', async () => {
  const one = await stage.rest.newCustomer('Ask a general question');
  const board = await openBoard(stage);
  const { page } = board;
  const banner = page.getByRole('status', { name: 'Alerts' });
  await banner.getByText('No agent is online, and it is open').waitFor();
  await banner.getByRole('button', { name: 'I have seen it' }).click();
  await stage.rest.escalate(one);
  await board
    .part('The line')
    .getByText(/No agent is online/)
    .waitFor();
  // Eleven minutes and three quarters later.
  await stage.rows(
    `UPDATE "ConversationQueue" SET "queuedAt" = "queuedAt" - interval '12 minutes', "patientSince" = "patientSince" - interval '12 minutes'`,
  );
  const sarah = await openDesk(stage, 'Sarah');
  await sarah.takeChats();
  await sarah.openChat();
  await sarah.say('Sorry that you waited so long.');

  await page.getByRole('link', { name: 'Reports' }).click();
  await page
    .getByRole('region', { name: 'Today', exact: true })
    .getByText(/12 min/)
    .first()
    .waitFor();

  await page.getByRole('link', { name: 'Traces' }).click();
  await page
    .getByRole('region', { name: 'Slowest today', exact: true })
    .getByRole('row', { name: 'Sarah' })
    .getByRole('link')
    .click();
  await page.getByText(/^On the screen of Sarah after 12 min/).waitFor();
  const steps = page.getByRole('region', { name: 'From the click to the agent’s screen' }).getByRole('listitem');
  await eventually(async () => {
    const texts = await steps.allInnerTexts();
    expect(texts).toContainEqual(
      expect.stringMatching(/No agent was free: place 1 in the line[^]*0 of 3 agents online/),
    );
    expect(texts).toContainEqual(expect.stringMatching(/Given to Sarah[^]*The only agent with room/));
    expect(texts).toContainEqual(expect.stringContaining('First reply of Sarah'));
  });

  // It was not the line that was long: nobody had come to work. Somebody has seen that, and it is over.
  await page.getByRole('link', { name: 'Alerts', exact: true }).click();
  const alert = page.getByRole('region', { name: 'Alerts', exact: true }).locator('tbody').getByRole('row');
  await alert.filter({ hasText: 'Still open' }).waitFor({ state: 'detached' });
  await alert.filter({ hasText: 'Demo Admin' }).waitFor();
  await page.getByRole('link', { name: 'Record' }).click();
  await page
    .getByRole('row', { name: /Demo Admin.*alert/i })
    .first()
    .waitFor();
});
