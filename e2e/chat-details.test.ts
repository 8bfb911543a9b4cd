import { expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { seesNoBarriers } from './support/accessibility.ts';
import { visitWidget, type Customer } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { intercept } from './support/intercept.ts';
import { useStage } from './support/stage.ts';
import { openDeskOnline, type Desk } from './support/staff.ts';

const stage = useStage();

async function chatting(): Promise<{ customer: Customer; sarah: Desk }> {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const customer = await visitWidget(stage);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  await sarah.openChat();
  return { customer, sarah };
}

test('A link opens outside, tells nobody where it was, and says where it really leads', async () => {
  const { customer, sarah } = await chatting();
  await sarah.say('Read https://www.who.int/news, not https://who.int@evil.example/ nor javascript:alert(1).');
  const plain = customer.log.getByRole('link', { name: 'https://www.who.int/news' });
  await plain.waitFor();
  await eventually(async () => {
    expect(await plain.getAttribute('rel')).toBe('noopener noreferrer');
    expect(await plain.getAttribute('target')).toBe('_blank');
  });
  await customer.log.getByText('leads to evil.example').waitFor();
  await eventually(async () => {
    expect(await customer.log.getByRole('link').count()).toBe(2);
    expect(await customer.log.getByText(/leads to/).count()).toBe(1);
  });
  await seesNoBarriers(customer.page);
});

test('A chat of several days says where each begins, and can be taken along as text', async () => {
  const { customer, sarah } = await chatting();
  await customer.say('Is the implant safe?');
  await sarah.sees('Is the implant safe?');
  await sarah.say('It is, for most people.');
  await customer.sees('It is, for most people.');
  await stage.rows(`UPDATE "Message" SET "createdAt" = "createdAt" - interval '1 day' WHERE seq = 1`);
  await customer.page.reload();
  await customer.log.getByText('Yesterday', { exact: true }).waitFor();
  await customer.log.getByText('Today', { exact: true }).waitFor();

  await customer.choose('Options');
  const [file] = await Promise.all([
    customer.page.waitForEvent('download'),
    customer.choose('Save this chat as a text file'),
  ]);
  expect(file.suggestedFilename()).toBe('chat.txt');
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toMatch(/ {2}You\nIs the implant safe\?\n\n.* {2}Sarah\nIt is, for most people\.\n$/);
});

test('Who talked to a person can say how it was, once', async () => {
  const { customer, sarah } = await chatting();
  await sarah.say('Goodbye.');
  await customer.sees('Goodbye.');
  await sarah.closeChat();
  await customer.sees('How was it to talk to Sarah?');
  await seesNoBarriers(customer.page);
  const send = customer.widget.getByRole('button', { name: 'Send rating' });
  expect(await send.count()).toBe(0);
  await customer.page.setViewportSize({ width: 390, height: 560 });
  // By keyboard, as radio buttons are used.
  await customer.widget.getByRole('radio', { name: '3: In between' }).press('ArrowRight');
  const { y, height } = (await send.boundingBox()) ?? { y: 560, height: 1 };
  expect(Math.floor(y + height)).toBeLessThanOrEqual(560);
  await customer.widget.getByRole('textbox', { name: /Anything to add/ }).fill('Clear words.');
  await seesNoBarriers(customer.page);
  await send.click();
  await customer.sees('Thank you for your rating.');
  expect(await stage.rows('SELECT score, comment FROM "Rating"')).toEqual([{ score: 4, comment: 'Clear words.' }]);

  await customer.page.reload();
  await customer.sees('Thank you for your rating.');
  await customer.choose('Start a new conversation');
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  await stage.rest.closeAsAgent('Sarah', (await customer.session()).conversationId);
  await customer.sees('How was it to talk to Sarah?');
});

test('A rating that does not arrive is not lost, and the chat that had no person is not asked about', async () => {
  const { customer } = await chatting();
  const { conversationId } = await customer.session();
  await stage.rest.closeAsAgent('Sarah', conversationId);
  await customer.widget.getByRole('radio', { name: '5: Very helpful' }).check();
  stage.browser.expectErrors(/ERR_FAILED/);
  await intercept(customer.page, '**/rating', (route) => route.abort());
  await customer.choose('Send rating');
  await customer.sees('Your rating was not sent. Try again.');
  await customer.page.unroute('**/rating');
  await customer.choose('Send rating');
  await customer.sees('Thank you for your rating.');

  const other = await visitWidget(stage);
  await stage.rest.capAgent('Sarah', 0);
  await other.askForPerson();
  await other.isAtPlace(1);
  const { token, ...rest } = await other.session();
  await stage.rest.close({ ...rest, token, expiresAt: '' });
  await other.sees('This conversation has ended');
  expect(await other.widget.getByText(/How was it/).count()).toBe(0);
});
