import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { visitWidget } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';
import { openBoard, openDeskOnline } from './support/staff.ts';

const stage = useStage();

/** Names and words of somebody who tries to get more on the screen than words. */
const NAME = `<img src=x onerror=alert('name')>`;
const TITLE = `</title><script>alert('title')</script> \u202Eeltit`;
const SOURCE = `javascript:alert('source')`;
const TOPIC = `"><svg onload=alert('topic')>`;
const CORPUS = [
  `<script>alert(1)</script>`,
  `<img src=x onerror=alert(1)>`,
  `"><svg/onload=alert(1)>`,
  `<a href="javascript:alert(1)">a free test</a>`,
  `javascript:alert(document.cookie)`,
  `JaVaScRiPt:alert(1)//https://example.org`,
  `data:text/html,<script>alert(1)</script>`,
  `[click](javascript:alert(1))`,
  `<a href=" javascript:alert(1)">x</a> java\tscript:alert(1) vbscript:alert(1) \u0001javascript:alert(1)`,
  `https://example.org" onclick="alert(1) https://example.org/'><script>alert(1)</script>`,
  `{{constructor.constructor('alert(1)')()}} \${alert(1)}`,
  `<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>`,
  `&lt;img src=x onerror=alert(1)&gt; &#60;script&#62;`,
  `</textarea></title><style>*{display:none}</style>`,
  // Right-to-left tricks: an override that is never ended, and isolates.
  `pay \u202Egnp.exe\u202C now \u2066\u2067\u2069`,
  // Marks that pile up.
  `z${'\u0351\u036B'.repeat(40)} alpha`,
];
/** The longest word that is allowed. */
const LONGEST = 'ń'.repeat(4_000);

/** Everything of the corpus is in the log as it was written, and nothing of it did anything. */
async function isOnlyText(page: Page, log: Locator): Promise<void> {
  await eventually(async () => {
    const shown = (await log.textContent()) ?? '';
    for (const text of [...CORPUS, LONGEST, TITLE]) {
      if (!shown.includes(text)) throw new Error(`This is not shown as it was written: ${text.slice(0, 60)}`);
    }
  });
  expect(await log.locator('script, iframe, svg[onload], img[src="x"], style, math').count()).toBe(0);
  expect(await log.locator('a:not([href^="https://"]):not([href^="http://"])').count()).toBe(0);
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(tooWide).toBe(0);
}

test('whatever people call themselves and write is text in all three apps', async () => {
  const dialogs: string[] = [];
  const listen = (page: Page) =>
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
  await stage.rows(
    `UPDATE "Article" SET title = $1, "sourceName" = $2, "sourceUrl" = $2 WHERE title = 'Using condoms'`,
    [TITLE, SOURCE],
  );
  await stage.rows(`UPDATE "Agent" SET name = $1 WHERE name = 'Sarah'`, [NAME]);
  const sarah = await openDeskOnline(stage, 'Sarah');
  const board = await openBoard(stage);
  const customer = await visitWidget(stage);
  for (const { page } of [sarah, board, customer]) listen(page);

  await customer.choose('How to prevent pregnancy');
  await customer.choose(TITLE);
  await customer.log.getByText(SOURCE).first().waitFor();
  await customer.choose('Talk to a person');
  await customer.talksTo(`${NAME}, counsellor`);
  await stage.rows('UPDATE "Conversation" SET topic = $1, "pageUrl" = $2', [TOPIC, `javascript:alert('page')`]);
  await sarah.page.reload();
  await sarah.openChat();
  for (const text of CORPUS) await customer.say(text);
  await customer.say(LONGEST);
  await sarah.say(LONGEST);
  await isOnlyText(customer.page, customer.log);
  await isOnlyText(sarah.page, sarah.log);
  await sarah.page.getByText(TOPIC).first().waitFor();

  await board.page.reload();
  await board.rows('Active conversations').first().getByRole('link').click();
  await isOnlyText(board.page, board.page.getByRole('log'));
  await board.page.getByText(NAME).first().waitFor();
  // What stands in a tab is ours, whatever people and articles are called.
  await eventually(async () => {
    expect(await customer.page.title()).toBe('Chat');
    expect(await sarah.page.title()).toMatch(/^(\(\d+\) )?Honey · Agent desk$/);
    expect(await board.page.title()).toMatch(/^[\w ]+ · Honey admin$/);
  });
  expect(dialogs).toEqual([]);
});
