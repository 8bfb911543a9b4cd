import { expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { markJpeg } from '../server/src/testing/marked-pictures.ts';
import { files } from '../server/src/testing/sample-files.ts';
import { seesNoBarriers } from './support/accessibility.ts';
import { visitWidget } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { intercept } from './support/intercept.ts';
import { useStage } from './support/stage.ts';
import { openBoard, openDeskOnline } from './support/staff.ts';

const stage = useStage();

/** Chooses a file by the button, as one who sees it or hears it does. */
async function choose(page: Page, file: { name: string; bytes: Buffer }): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Send a picture or PDF' }).click();
  await (await chooser).setFiles({ name: file.name, mimeType: 'application/octet-stream', buffer: file.bytes });
}

/** Waits until a picture is on the screen, decoded. */
async function showsPicture(log: Locator, name: string): Promise<void> {
  const picture = log.getByRole('img', { name: `Picture: ${name}` });
  await picture.waitFor();
  await eventually(async () =>
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0),
  );
}

async function save(page: Page, log: Locator, name: string): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await log.getByRole('button', { name: `Save ${name}` }).click();
  return readFile(await (await download).path());
}

async function inChat() {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const customer = await visitWidget(stage);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  await sarah.openChat();
  return { sarah, customer };
}

test('a customer sends a picture, the agent sees it and sends a PDF back, and the board shows both', async () => {
  const { sarah, customer } = await inChat();
  await choose(customer.page, { name: 'rash.png', bytes: files.png });
  await showsPicture(customer.log, 'rash.png');
  await showsPicture(sarah.log, 'rash.png');
  await choose(sarah.page, { name: 'leaflet.pdf', bytes: files.pdf });
  expect(await save(customer.page, customer.log, 'leaflet.pdf')).toEqual(files.pdf);
  expect(await save(sarah.page, sarah.log, 'leaflet.pdf')).toEqual(files.pdf);
  for (const { page } of [customer, sarah]) await seesNoBarriers(page);

  // It is there after a reload as well.
  await customer.page.reload();
  await showsPicture(customer.log, 'rash.png');

  const board = await openBoard(stage);
  const { conversationId } = await customer.session();
  await board.page.goto(`${stage.url}/admin-dashboard/conversations/${conversationId}`);
  await showsPicture(board.page.getByRole('log'), 'rash.png');
  expect(await save(board.page, board.page.getByRole('log'), 'leaflet.pdf')).toEqual(files.pdf);
});

test('a photograph from a phone is not turned over', async () => {
  const { sarah, customer } = await inChat();
  // The browser draws one of 2 by 1; the mark says that it is to be shown standing.
  const drawn = await customer.page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 2, height: 1 });
    canvas.getContext('2d')?.fillRect(0, 0, 1, 1);
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
  });
  await choose(customer.page, { name: 'photo.jpg', bytes: markJpeg(Buffer.from(drawn, 'base64'), 6) });
  await showsPicture(sarah.log, 'photo.jpg');
  const picture = sarah.log.getByRole('img', { name: 'Picture: photo.jpg' });
  await eventually(async () => {
    expect(
      await picture.evaluate(({ naturalWidth, naturalHeight }: HTMLImageElement) => [naturalWidth, naturalHeight]),
    ).toEqual([1, 2]);
  });
});

test('what is no picture is refused in words, and names of attackers are text', async () => {
  stage.browser.expectErrors(/status of 415/);
  const { sarah, customer } = await inChat();
  await choose(customer.page, { name: 'page.png', bytes: files.html });
  await customer.sees('Not sent: only pictures and PDF files that are not damaged can be.');
  await customer.choose('Remove');
  await choose(customer.page, { name: 'large.png', bytes: Buffer.alloc(5 * 1024 * 1024 + 1) });
  await customer.sees('Not sent: a file may have 5 MB.');
  await customer.choose('Remove');
  await choose(sarah.page, { name: 'page.pdf', bytes: files.svg });
  await sarah.page.getByText('Only pictures and PDF files that are not damaged can be sent.').waitFor();

  const dialogs: string[] = [];
  for (const { page } of [customer, sarah]) page.on('dialog', (dialog) => dialogs.push(dialog.message()));
  const hostile = `<img src=x onerror=alert(1)>.html`;
  await choose(customer.page, { name: hostile, bytes: files.gif });
  for (const { page, log } of [customer, sarah]) {
    await showsPicture(log, `${hostile}.gif`);
    expect(await page.locator('img[src="x"]').count()).toBe(0);
  }
  expect(dialogs).toEqual([]);
});

test('a file that does not get through waits, and goes out by another try', async () => {
  stage.browser.expectErrors(/ERR_FAILED/);
  const { sarah, customer } = await inChat();
  await intercept(customer.page, '**/attachments', (route) => route.abort());
  await choose(customer.page, { name: 'rash.png', bytes: files.png });
  await customer.sees('Not sent.');
  await customer.page.unroute('**/attachments');
  await customer.choose('Try again');
  await showsPicture(sarah.log, 'rash.png');
  expect(await stage.rows('SELECT 1 FROM "Attachment"')).toHaveLength(1);
});
