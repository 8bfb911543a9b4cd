import type { Page } from 'playwright-core';
import { line } from '../support/plausible-day.ts';
import { type Board, openBoard } from '../support/staff.ts';
import type { Day } from './play-day.ts';
import { keepPicture, type Scene } from './scene.ts';

const SIZE = { width: 1440, height: 900 };

/** The admins' board, and its main pages. The last ones change the day: take them after those of the other apps. */
export async function takeAdminPictures(scene: Scene, day: Day): Promise<void> {
  const board = await openBoard(scene);
  const { page } = board;
  await page.setViewportSize(SIZE);
  await board.shows('Waiting now', String(line.length));
  await keepBoard(board);
  await keepReports(board);
  await keepArticles(page);
  await keepTrace(scene, board, day);
  await keepHours(scene, page);
  await keepAlerts(page);
  await page.close();
}

async function keepBoard(board: Board): Promise<void> {
  const { page } = board;
  await board.part('Today against last week').locator('canvas').nth(4).waitFor();
  await keepPicture(page, 'admin-dashboard');
}

async function keepReports(board: Board): Promise<void> {
  const { page } = board;
  await page.getByRole('link', { name: 'Reports' }).click();
  await board.part('Today').locator('canvas').waitFor();
  await board.rows('Day by day').nth(13).waitFor();
  await keepPicture(page, 'admin-reports');
}

async function keepArticles(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Articles' }).click();
  const question = page.getByRole('textbox', { name: 'Question of a customer' });
  await question.fill('I forgot my pill yesterday. What now?');
  await question.press('Enter');
  await page.getByRole('article', { name: 'The assistant’s answer' }).first().waitFor();
  await keepPicture(page, 'admin-articles');
}

/** One who waited long, just given to Sarah, who opens the chat. */
async function keepTrace({ rest, url }: Scene, { page }: Board, { sarah, waiting }: Day): Promise<void> {
  const [conversationId = ''] = waiting;
  await rest.capAgent('Sarah', 4);
  await page.goto(`${url}/admin-dashboard/conversations/${conversationId}/trace`);
  await page.getByText('On the screen of Sarah', { exact: true }).waitFor();
  await sarah.page.goto(`${url}/agent-dashboard/chats/${conversationId}`);
  await page.getByText('Taken up by Sarah').waitFor();
  await keepPicture(page, 'admin-trace');
}

/** A week with a lunch break, a short Saturday and a holiday. */
async function keepHours({ rest }: Scene, page: Page): Promise<void> {
  const weekdays = [1, 2, 3, 4, 5].flatMap((day) => [
    { day, opens: '07:00', closes: '12:30' },
    { day, opens: '13:30', closes: '20:00' },
  ]);
  await rest.setHours({
    timezone: 'Africa/Lagos',
    weekly: [...weekdays, { day: 6, opens: '09:00', closes: '14:00' }],
    exceptions: [{ date: `${String(new Date().getFullYear())}-12-25`, closed: true }],
  });
  await page.getByRole('link', { name: 'Hours' }).click();
  await page.locator('input[value="Africa/Lagos"]:not([type="hidden"])').waitFor();
  await keepPicture(page, 'admin-hours');
}

/** An alert that is open, at night. */
async function keepAlerts(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('link', { name: 'Alerts', exact: true }).click();
  const rule = page.getByRole('group', { name: 'Long line' });
  await rule.getByRole('textbox', { name: 'Opens above' }).fill('2');
  await rule.getByRole('textbox', { name: 'Ends at' }).fill('1');
  await page.getByRole('button', { name: 'Save rules' }).click();
  await page.getByRole('status', { name: 'Alerts' }).getByText('The line is long').waitFor();
  await page.getByText('The rules are saved.').waitFor({ state: 'detached' });
  await keepPicture(page, 'admin-alerts');
}
