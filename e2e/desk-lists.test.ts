import { expect, test } from '@jest/globals';
import { seesNoBarriers } from './support/accessibility.ts';
import { visitWidget } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';
import { openDesk, openDeskOnline } from './support/staff.ts';

const stage = useStage();

const arrive = async (topic: string) => {
  const who = await stage.rest.newCustomer(topic);
  await stage.rest.escalate(who);
  return who;
};

test('an agent sees who waits and how long, claims the second, and is told plainly when no place is free', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  await stage.rest.capAgent('Sarah', 0);
  await arrive('How to prevent pregnancy');
  const second = await arrive('Ask a general question');
  await stage.rows(
    `UPDATE "ConversationQueue" SET "queuedAt" = "queuedAt" - interval '20 minutes', "patientSince" = now()`,
  );
  await sarah.show('Waiting');
  const line = sarah.page.getByRole('navigation', { name: 'The line' });
  await line.getByText('Very long wait 20 min').first().waitFor();
  await line.getByText('1. How to prevent pregnancy').waitFor();
  await line.getByText('You have 0 of 0 chats. Close one to claim another.').waitFor();
  await eventually(async () =>
    expect(await line.getByRole('button', { name: 'Claim number 2 of the line' }).isDisabled()).toBe(true),
  );
  await seesNoBarriers(sarah.page);

  // A place that the line's own order gives to the first; one more is free for the second.
  await stage.rows(`UPDATE "ConversationQueue" SET "excludedAgents" = (SELECT array_agg(id) FROM "Agent")`);
  await stage.rest.capAgent('Sarah', 1);
  await sarah.page.reload();
  await line.getByRole('button', { name: 'Claim number 2 of the line' }).click();
  await sarah.log.waitFor();
  expect(sarah.page.url()).toContain(second.conversationId);
  await line.getByText('You have 1 of 1 chats. Close one to claim another.').waitFor();
  await sarah.show('Mine');
  await eventually(async () => expect(await sarah.chats.count()).toBe(1));

  await sarah.show('All');
  const all = sarah.page.getByRole('navigation', { name: 'All chats' });
  await all.getByRole('region', { name: 'Mine' }).getByRole('link').waitFor();
  await all.getByRole('region', { name: 'Waiting' }).getByText('1. How to prevent pregnancy').waitFor();
  await all.getByRole('region', { name: 'Closed' }).getByText('You have closed no chats yet.').waitFor();
  await seesNoBarriers(sarah.page);
});

test('closed chats are there to be read again, and only the own ones', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const customer = await visitWidget(stage);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  await customer.say('Thank you for everything.');
  await sarah.openChat();
  await sarah.sees('Thank you for everything.');
  await sarah.closeChat();
  await sarah.show('Closed');
  await sarah.page.getByRole('navigation', { name: 'My closed chats' }).getByRole('link').click();
  await sarah.sees('Thank you for everything.');
  await sarah.page.getByText('This chat is closed.').first().waitFor();
  const michael = await openDesk(stage, 'Michael');
  await michael.show('Closed');
  await michael.page.getByText('You have closed no chats yet.').waitFor();
});

test('the tab counts what is unread, unless the device is to be discreet', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const customer = await visitWidget(stage);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  await customer.say('One.');
  await customer.say('Two.');
  await eventually(async () => expect(await sarah.page.title()).toBe('(2) Honey · Agent desk'));
  await sarah.page.getByRole('button', { name: 'Sarah' }).click();
  await sarah.page.getByRole('switch', { name: 'Discreet' }).check();
  await eventually(async () => expect(await sarah.page.title()).toBe('Honey · Agent desk'));
  await sarah.page.reload();
  await sarah.chats.first().waitFor();
  await eventually(async () => expect(await sarah.page.title()).toBe('Honey · Agent desk'));
});
