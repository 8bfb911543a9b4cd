import { test } from '@jest/globals';
import { seesNoBarriers } from './support/accessibility.ts';
import { Customer, visitWidget } from './support/customer.ts';
import { useStage } from './support/stage.ts';
import { openBoard, openDesk, openDeskOnline } from './support/staff.ts';

const stage = useStage({ moves: true });

test('axe finds nothing in the widget: menu, answer, availability, line, chat, end', async () => {
  await stage.rest.capAgent('Sarah', 1);
  const customer = await visitWidget(stage);
  await seesNoBarriers(customer.page);
  await customer.choose('How to prevent pregnancy');
  await customer.choose('Using condoms');
  await customer.log.getByText('Not clinically reviewed.').first().waitFor();
  await seesNoBarriers(customer.page);
  await customer.choose('Back to the menu');
  await customer.askGeneralQuestion();
  await customer.sees('Counsellors here');
  await seesNoBarriers(customer.page);
  await customer.choose('Human Agent');
  await customer.isAtPlace(1);
  await seesNoBarriers(customer.page);

  const sarah = await openDesk(stage, 'Sarah');
  await sarah.takeChats();
  await customer.talksTo('Sarah, counsellor');
  await sarah.openChat();
  await sarah.say('Hello, how can I help?');
  await customer.sees('Hello, how can I help?');
  await customer.say('I have a question about the pill.');
  await customer.log.getByText(/· Seen/).waitFor();
  await seesNoBarriers(customer.page);
  await sarah.closeChat();
  await customer.sees('This conversation has ended');
  await seesNoBarriers(customer.page);
});

test('axe finds nothing where somebody is asked, loses the place, or is back in line, and in the note beside it', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const customer = await visitWidget(stage);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  const { conversationId } = await customer.session();
  await stage.rest.handBack('Sarah', conversationId, 'Asks about the implant.');
  await customer.sees('You are back in line');
  await seesNoBarriers(customer.page);
  const michael = await openDesk(stage, 'Michael');
  await michael.takeChats();
  await michael.openChat();
  await michael.page.getByText('Asks about the implant.').first().waitFor();
  await seesNoBarriers(michael.page);
  await seesNoBarriers(sarah.page);

  const other = await visitWidget(stage);
  await stage.rest.capAgent('Sarah', 0);
  await stage.rest.capAgent('Michael', 0);
  await stage.rest.setRouting({ queueTimeoutSeconds: 1 });
  await other.askForPerson();
  await other.sees('Are you still there?');
  await seesNoBarriers(other.page);
  // Asked again, should a busy machine have forgiven the time: an outage counts against nobody.
  await stage.rest.setRouting({ queueTimeoutSeconds: 1, keepWaitingWithinSeconds: 1 });
  await other.page.reload();
  await other.sees('Your place in line was given up');
  await seesNoBarriers(other.page);
});

test('axe finds nothing on the agent desk: sign-in, empty, with a chat', async () => {
  const login = await stage.browser.newPage();
  await login.goto(`${stage.url}/agent-dashboard/`);
  await login.getByRole('button', { name: 'Sign in' }).waitFor();
  await seesNoBarriers(login);
  const sarah = await openDeskOnline(stage, 'Sarah');
  await seesNoBarriers(sarah.page);
  const customer = await visitWidget(stage);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  await sarah.openChat();
  await customer.say('Hello?');
  await sarah.sees('Hello?');
  await seesNoBarriers(sarah.page);
});

test('axe finds nothing on the admin board: sign-in, line and chats, agents, hours', async () => {
  const login = await stage.browser.newPage();
  await login.goto(`${stage.url}/admin-dashboard/`);
  await login.getByRole('button', { name: 'Sign in' }).waitFor();
  await seesNoBarriers(login);
  await stage.rest.capAgent('Sarah', 1);
  await openDeskOnline(stage, 'Sarah');
  for (let count = 0; count < 3; count++) {
    await stage.rest.escalate(await stage.rest.newCustomer('Ask a general question'));
  }
  const board = await openBoard(stage);
  await board.shows('Waiting now', '2');
  await board.shows('Active conversations', '1');
  await seesNoBarriers(board.page);
  await board.page.getByRole('link', { name: 'Agents', exact: true }).click();
  await board.page.getByRole('heading', { level: 1, name: 'Agents' }).waitFor();
  await board.page.getByRole('cell', { name: 'Sarah' }).first().waitFor();
  await seesNoBarriers(board.page);
  await board.page.getByRole('link', { name: 'Hours', exact: true }).click();
  await board.page.getByText('Everything is saved.').waitFor();
  await seesNoBarriers(board.page);
});

test('axe finds nothing on the site that embeds the widget', async () => {
  const page = await stage.browser.newPage();
  await page.goto(`${stage.url}/`);
  await page.getByRole('button', { name: 'Open chat' }).click();
  await new Customer(page, page.frameLocator('iframe[title="Chat"]')).sees('What would you like to talk about?');
  await seesNoBarriers(page);
});
