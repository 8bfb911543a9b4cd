import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { seesNoBarriers } from './support/accessibility.ts';
import { eventually } from './support/eventually.ts';
import { openBoard } from './support/staff.ts';
import { useStage } from './support/stage.ts';

const stage = useStage();

const FIRST = 'words of an own choice';
const SECOND = 'other words, and longer';

async function expectNoBarriers(page: Page): Promise<void> {
  await eventually(async () => {
    await seesNoBarriers(page);
  });
}

async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Choose this password' }).click();
  await page.getByRole('button', { name: 'Connection: Live' }).waitFor();
}

test('An agent is invited by a link, chooses a password alone, and changes it', async () => {
  // Refused requests stand in the console.
  stage.browser.expectErrors(/the server responded with a status of 4\d\d/);
  const { page: board } = await openBoard(stage);
  await board.getByRole('link', { name: 'Agents', exact: true }).click();
  await board.getByRole('button', { name: 'Add an agent' }).click();
  const dialog = board.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Ngozi');
  await dialog.getByLabel('E-mail').fill('ngozi@example.org');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  const link = await dialog.getByLabel('Link', { exact: true }).inputValue();
  await expectNoBarriers(board);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await board.getByText('No password yet').waitFor();

  const desk = await stage.browser.newPage();
  const sent: string[] = [];
  desk.on('request', (request) => sent.push(request.url()));
  await desk.goto(link);
  await desk.getByRole('heading', { name: 'Welcome, Ngozi' }).waitFor();
  expect(desk.url()).toBe(`${stage.url}/agent-dashboard/welcome`);
  await eventually(async () => expect(await desk.getByLabel('E-mail').inputValue()).toBe('ngozi@example.org'));
  await expectNoBarriers(desk);
  await choosePassword(desk, FIRST);
  const token = new URL(link).hash.slice(1);
  // The browser names the page's own address with its fragment, and sends it without.
  expect(sent.filter((url) => url.includes(token) && url !== link)).toEqual([]);
  expect(stage.server.output()).not.toContain(token);

  const other = await stage.browser.newPage();
  await other.goto(link);
  await other.getByRole('heading', { name: 'This link does not work' }).waitFor();
  await expectNoBarriers(other);

  await desk.getByRole('button', { name: /^Ngozi/ }).click();
  await desk.getByRole('button', { name: 'Change password' }).click();
  await desk.getByLabel('Current password').fill('not the right one');
  await desk.getByLabel('New password').fill(SECOND);
  await desk.getByRole('button', { name: 'Change and sign out' }).click();
  await desk.getByText('The current password is not right.').waitFor();
  await expectNoBarriers(desk);
  await desk.getByLabel('Current password').fill(FIRST);
  await desk.getByRole('button', { name: 'Change and sign out' }).click();
  await desk.getByText('Your password is changed. Sign in with the new one.').waitFor();

  await board.getByRole('button', { name: 'New link for Ngozi' }).click();
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  await other.goto(await dialog.getByLabel('Link', { exact: true }).inputValue());
  await other.getByRole('heading', { name: 'Welcome, Ngozi' }).waitFor();
  await choosePassword(other, 'the third choice of words');
});
