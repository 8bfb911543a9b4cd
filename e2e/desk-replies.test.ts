import { expect, test } from '@jest/globals';
import { seesNoBarriers } from './support/accessibility.ts';
import { visitWidget } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';
import { openBoard, openDeskOnline } from './support/staff.ts';

const stage = useStage();

test('an admin keeps a reply, and an agent brings it with a slash and the keyboard alone', async () => {
  const board = await openBoard(stage);
  await board.page.getByRole('link', { name: 'Replies' }).click();
  await board.page.getByRole('cell', { name: 'Greeting', exact: true }).waitFor();
  await eventually(async () => expect(await board.page.locator('tbody').getByRole('row').count()).toBe(6));
  await board.page.getByRole('button', { name: 'Add a reply' }).click();
  const form = board.page.getByRole('dialog', { name: 'Add a reply' });
  await form.getByRole('textbox', { name: 'Shortcut' }).fill('hello');
  await form.getByRole('textbox', { name: 'Title' }).fill('Implant');
  await form.getByRole('textbox', { name: 'Text' }).fill('{{agent}} here. You asked about: {{topic}}.');
  stage.browser.expectErrors(/409/);
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText('Another reply has this shortcut.').waitFor();
  await seesNoBarriers(board.page);
  await form.getByRole('textbox', { name: 'Shortcut' }).fill('implant');
  await form.getByRole('button', { name: 'Save' }).click();
  await board.page.getByRole('rowheader', { name: '/implant' }).waitFor();

  const sarah = await openDeskOnline(stage, 'Sarah');
  const customer = await visitWidget(stage);
  await customer.askForPerson();
  await customer.talksTo('Sarah, counsellor');
  await sarah.openChat();
  await sarah.composer.pressSequentially('/');
  const list = sarah.page.getByRole('listbox', { name: 'Replies' });
  await list.waitFor();
  await eventually(async () => expect(await list.getByRole('option').count()).toBe(7));
  await seesNoBarriers(sarah.page);
  await sarah.composer.press('ArrowDown');
  const chosen = list.getByRole('option', { selected: true });
  await eventually(async () =>
    expect(await sarah.composer.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id')),
  );
  await sarah.composer.press('Escape');
  await list.waitFor({ state: 'detached' });
  await sarah.composer.fill('');
  await sarah.composer.pressSequentially('Good day. /impl');
  await list.getByRole('option', { name: 'Implant' }).waitFor();
  await sarah.composer.press('Enter');
  await eventually(async () =>
    expect(await sarah.composer.inputValue()).toBe('Good day. Sarah here. You asked about: Ask a general question.'),
  );

  // An emoji, by keyboard too, goes to where the caret was left.
  await sarah.composer.press('Control+Home');
  await sarah.page.getByRole('button', { name: 'Emoji' }).press('Enter');
  const emoji = sarah.page.getByRole('group', { name: 'Emoji' });
  await emoji.locator(':focus').waitFor();
  await seesNoBarriers(sarah.page);
  await sarah.page.keyboard.press('Escape');
  await sarah.page.locator('textarea:focus').waitFor();
  await emoji.waitFor({ state: 'detached' });
  await sarah.page.getByRole('button', { name: 'Emoji' }).press('Enter');
  await emoji.locator(':focus').waitFor();
  await sarah.page.keyboard.press('ArrowRight');
  await sarah.page.keyboard.press('Enter');
  await sarah.page.locator('textarea:focus').waitFor();
  await eventually(async () =>
    expect(await sarah.composer.inputValue()).toBe('😊Good day. Sarah here. You asked about: Ask a general question.'),
  );
  await sarah.composer.press('Enter');
  await sarah.composer.press('Enter');
  await customer.sees('😊Good day. Sarah here.');

  await board.page.getByRole('button', { name: 'Change /implant' }).click();
  await board.page.getByRole('button', { name: 'Delete', exact: true }).click();
  await board.page.getByRole('button', { name: 'Delete it for everybody' }).click();
  await board.page.getByRole('rowheader', { name: '/implant' }).waitFor({ state: 'detached' });
});
