import { expect, test } from '@jest/globals';
import { seesNoBarriers } from './support/accessibility.ts';
import { visitWidget } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';
import { openDesk, openDeskOnline } from './support/staff.ts';

const stage = useStage();
const everyDay = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, opens: '00:00', closes: '24:00' }));

test('A message left while we are closed reaches an agent when we open, and the answer the customer', async () => {
  const inTwoDays = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  const exceptions = [{ date: inTwoDays, opens: '09:00', closes: '17:00' }];
  await stage.rest.setHours({ timezone: 'UTC', weekly: [], exceptions });
  const customer = await visitWidget(stage);
  await customer.askForPerson();
  await customer.sees('We are closed right now');
  await customer.choose('Leave a message');
  await customer.sees(/We open on .+ at \d\d:\d\d, your time/);
  await seesNoBarriers(customer.page);
  const text = customer.page.getByRole('textbox', { name: 'Your message' });
  await eventually(async () => expect(await text.evaluate((field) => field === document.activeElement)).toBe(true));
  await customer.page.keyboard.type('Can I take the pill while breastfeeding?');
  await customer.page.getByRole('textbox', { name: 'How can we reach you?' }).fill('0800 555 010, after six');
  await customer.choose('Send message');
  await customer.sees('Your message is with us');
  await seesNoBarriers(customer.page);

  await customer.page.reload();
  await customer.sees('Your message is with us');
  await customer.sees('Can I take the pill while breastfeeding?');

  const sarah = await openDeskOnline(stage, 'Sarah');
  expect(await sarah.chats.count()).toBe(0);
  await stage.rest.setHours({ timezone: 'UTC', weekly: everyDay, exceptions: [] });
  await sarah.chats.getByText('Left a message').waitFor();
  await sarah.openChat();
  await sarah.sees('Can I take the pill while breastfeeding?');
  await sarah.page.getByText('0800 555 010, after six').waitFor();
  await seesNoBarriers(sarah.page);
  await customer.talksTo('Sarah, counsellor');
  await sarah.say('Yes, there is one for that.');
  await customer.sees('Yes, there is one for that.');
});

test('Who waits leaves a message instead, and goes on in the same chat', async () => {
  const customer = await visitWidget(stage);
  await customer.askForPerson();
  await customer.isAtPlace(1);
  await customer.choose('Leave a message instead');
  await customer.sees('your place in line goes to the next person');
  await seesNoBarriers(customer.page);
  await customer.page.getByRole('textbox', { name: 'Your message' }).fill('I have to catch a bus.');
  await customer.choose('Send message');
  await customer.sees('Your message is with us');
  await customer.page.reload();
  await customer.sees('Your message is with us');
  expect(await customer.page.getByText('your place in line').count()).toBe(0);
  const sarah = await openDesk(stage, 'Sarah');
  await sarah.takeChats();
  await sarah.chats.getByText('Left a message').waitFor();
  await customer.talksTo('Sarah, counsellor');
  await customer.say('I am on the bus now.');
  await sarah.openChat();
  await sarah.sees('I have to catch a bus.');
  await sarah.sees('I am on the bus now.');
});
