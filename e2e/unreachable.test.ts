import { test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Customer, visitWidget } from './support/customer.ts';
import { intercept } from './support/intercept.ts';
import { useStage } from './support/stage.ts';
import { openBoard, openDeskOnline } from './support/staff.ts';

const stage = useStage();
const API = /\/(conversations|agents|admin|auth)(\/|$)/;

/** Cuts the page off from the API until the answer is called; what is loaded already stays usable. */
async function cutOff(page: Page): Promise<() => Promise<void>> {
  stage.browser.expectErrors(/ERR_INTERNET_DISCONNECTED/);
  const isApi = (url: URL) => API.test(url.pathname);
  await intercept(page, isApi, (route) => route.abort('internetdisconnected'));
  return () => page.unroute(isApi);
}

test('A widget that cannot reach the server says so, keeps the way to a person, and recovers', async () => {
  const customer = await visitWidget(stage);
  const reconnect = await cutOff(customer.page);
  await customer.askGeneralQuestion();
  await customer.sees('We cannot see who is there right now. You can ask for a person all the same.');
  await customer.choose('Human Agent');
  await customer.sees('We could not reach Honey.');
  await customer.sees('You are not in line yet.');
  await reconnect();
  await customer.choose('Try again');
  await customer.isAtPlace(1);
});

test('A question that did not reach the assistant is not lost', async () => {
  const customer = await visitWidget(stage);
  const reconnect = await cutOff(customer.page);
  await customer.askGeneralQuestion();
  await customer.choose('AI Chatbot');
  await customer.say('How do I use a condom?');
  await customer.sees('Your question was not lost. Try again.');
  await reconnect();
  await customer.composer.press('Enter');
  await customer.log.getByText('Not clinically reviewed.').first().waitFor();
});

test('A chat that cannot be loaded is kept, and comes back by itself', async () => {
  const page = await stage.browser.newPage();
  await page.clock.install();
  await page.goto(`${stage.url}/honey/`);
  const customer = new Customer(page, page);
  await customer.askForPerson();
  await customer.isAtPlace(1);
  const reconnect = await cutOff(page);
  await page.reload();
  await customer.sees('Your chat is kept. We are trying again.');
  await reconnect();
  await page.clock.fastForward(10_000);
  await customer.isAtPlace(1);
});

test('A desk and a board that cannot load their data say so, with a way to try again', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const board = await openBoard(stage);
  await stage.rest.escalate(await stage.rest.newCustomer('Ask a general question'));
  const reconnect = [await cutOff(sarah.page), await cutOff(board.page)];
  await sarah.page.reload();
  await board.page.reload();
  await sarah.page.getByText('Your chats could not be loaded').waitFor();
  await board.page.getByText('The line could not be loaded').waitFor();
  for (const restore of reconnect) await restore();
  await sarah.page.getByRole('button', { name: 'Try again' }).first().click();
  await sarah.chats.first().waitFor();
  await board.part('The line').getByRole('button', { name: 'Try again' }).click();
  await board.part('The line').getByText('Nobody is waiting').waitFor();
});

test('A sign-in that cannot reach the server says so and keeps what was typed', async () => {
  const page = await stage.browser.newPage();
  await page.goto(`${stage.url}/agent-dashboard/`);
  const reconnect = await cutOff(page);
  await page.getByRole('textbox', { name: 'E-mail' }).fill('sarah@honeychatbot.com');
  await page.getByLabel('Password', { exact: true }).fill('honey-agent-demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').waitFor();
  await reconnect();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Honey Agent desk' }).waitFor();
});
