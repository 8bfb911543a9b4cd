import { expect, test } from '@jest/globals';
import { visitSite } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';
import { openDeskOnline } from './support/staff.ts';

const stage = useStage();

test('User selects "AI Chatbot": real answers, an honest "I don\'t know", and the way to a person', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const customer = await visitSite(stage);
  await customer.askGeneralQuestion();
  await customer.choose('AI Chatbot');
  await customer.talksTo('Honey, assistant');

  await customer.say('What should I do when I forgot my pill yesterday?');
  await customer.log.getByText('If you missed a pill').waitFor();
  await customer.log.getByText('take it as soon as you remember').waitFor();
  await customer.log.getByText('Not clinically reviewed.').first().waitFor();

  await customer.say('Which carburettor fits a tractor?');
  await customer.log.getByText(/I don.t know/).waitFor();

  await customer.choose('Talk to a person');
  await customer.talksTo('Sarah, counsellor');
  await sarah.openChat();
  await sarah.sees('Which carburettor fits a tractor?');
  await sarah.page.getByRole('complementary').getByText('Which carburettor fits a tractor?').waitFor();
});

test('A menu entry offers its articles, answers from them, and leads back to the menu', async () => {
  const customer = await visitSite(stage);
  await customer.choose('How to prevent pregnancy');
  await customer.choose('Using condoms');
  await customer.log.getByText('Use a new one every time').waitFor();
  const source = customer.log.getByRole('link', { name: 'Family Planning, A Global Handbook for Providers' });
  await eventually(async () => expect(await source.first().getAttribute('rel')).toBe('noopener noreferrer'));
  await customer.log.getByText('Not clinically reviewed.').first().waitFor();
  await customer.choose('Back to the menu');
  await customer.sees('What would you like to talk about?');
});
