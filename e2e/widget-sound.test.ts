import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Customer } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';
import { openDesk } from './support/staff.ts';

const stage = useStage();

declare global {
  interface Window {
    /** Notes that began to sound, written by the test. */
    notes: number;
  }
}

/** Has a page count the notes it plays. */
async function countNotes(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.notes = 0;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called on what it is called on
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (...args) {
      window.notes += 1;
      start.apply(this, args);
    };
  });
}

test('A customer who wants to hear it hears when a person comes and when words come that nobody looks at', async () => {
  const page = await stage.browser.newPage();
  await countNotes(page);
  await page.goto(`${stage.url}/`);
  await page.getByRole('button', { name: 'Open chat' }).click();
  const customer = new Customer(page, page.frameLocator('iframe[title="Chat"]'));
  const notes = () =>
    page
      .frames()
      .at(-1)
      ?.evaluate(() => window.notes);
  await customer.askForPerson();
  await customer.isAtPlace(1);
  const option = customer.widget.getByRole('checkbox', { name: /A sound when somebody answers/ });
  expect(await option.isChecked()).toBe(false);
  await option.check();
  // How it will sound: two notes.
  await eventually(async () => expect(await notes()).toBe(2));
  const sarah = await openDesk(stage, 'Sarah');
  await sarah.takeChats();
  await customer.talksTo('Sarah, counsellor');
  await eventually(async () => expect(await notes()).toBe(4));
  await sarah.openChat();
  await sarah.say('In front of you');
  await customer.sees('In front of you');
  expect(await notes()).toBe(4);
  await customer.choose('Close chat');
  await sarah.say('While you read the page');
  await eventually(async () => expect(await notes()).toBe(6));

  await page.reload();
  await page.getByRole('button', { name: 'Open chat' }).click();
  await customer.choose('Options');
  await eventually(async () => expect(await option.isChecked()).toBe(true));
});
