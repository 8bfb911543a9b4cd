import { expect, test } from '@jest/globals';
import { seesNoBarriers } from './support/accessibility.ts';
import { visitWidget } from './support/customer.ts';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';
import { openBoard } from './support/staff.ts';

const stage = useStage({ alerts: 'none' });

test('an admin changes how chats are routed: errors beside the field, nothing lost unasked, and it is on record', async () => {
  const { page } = await openBoard(stage);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Routing' }).click();
  await page.getByRole('heading', { level: 1, name: 'Routing' }).waitFor();
  await page.getByText('Everything is saved.').waitFor();
  await seesNoBarriers(page);

  const accept = page.getByRole('textbox', { name: 'Time to accept a chat' });
  const requeue = page.getByRole('textbox', { name: 'Chats go back to the line after' });
  const save = page.getByRole('button', { name: 'Save routing' });
  await accept.fill('9000');
  await requeue.fill('20');
  await save.click();
  await page.getByText('Choose a whole number from 0 to 3,600.').waitFor();
  await page.getByText('Must not be shorter than the time for new chats.').waitFor();
  await page.getByText('Some fields need another look. Nothing was saved yet.').waitFor();
  await seesNoBarriers(page);
  await accept.fill('45');
  await requeue.fill('180');

  await page.getByRole('link', { name: 'Board', exact: true }).click();
  const guard = page.getByRole('dialog', { name: 'Leave without saving?' });
  await guard.getByRole('button', { name: 'Stay' }).click();
  await guard.waitFor({ state: 'detached' });

  await page.getByRole('switch', { name: 'Agents who are there answer all the same' }).click();
  await page.getByRole('switch', { name: 'The agent sees what is not sent yet' }).click();
  await save.click();
  await page.getByText('Everything is saved.').waitFor();
  const [stored] = await stage.rows<{ value: unknown }>(`SELECT value FROM "Setting" WHERE key = 'routing'`);
  expect(stored?.value).toMatchObject({
    agentsAnswerOutsideHours: false,
    agentsSeeTyping: true,
    acceptWithinSeconds: 45,
    requeueAfterSeconds: 180,
    queueTimeoutSeconds: 1_800,
    retentionDays: null,
  });
  await page.getByRole('link', { name: 'Record', exact: true }).click();
  await page.getByText('accept within seconds: 0 → 45').waitFor();
  await page.getByText('agents answer outside hours: yes → no').waitFor();
  await page.getByText('agents see typing: no → yes').waitFor();
});

test('an admin sees which languages the widget can have, and that drafts cannot be switched on', async () => {
  const { page } = await openBoard(stage);
  await page.goto(`${stage.url}/admin-dashboard/settings/languages`);
  await page.getByRole('heading', { level: 1, name: 'Languages' }).waitFor();
  const english = page.getByRole('switch', { name: 'English' });
  await english.waitFor();
  expect([await english.isChecked(), await english.isDisabled()]).toEqual([true, true]);
  for (const name of ['Hausa', 'Yorùbá']) {
    const draft = page.getByRole('switch', { name });
    expect([await draft.isChecked(), await draft.isDisabled()]).toEqual([false, true]);
  }
  await eventually(async () => {
    expect(await page.getByText('Not reviewed yet.').count()).toBe(2);
    expect(await page.getByRole('combobox', { name: 'Default language' }).inputValue()).toBe('English');
  });
  await page.getByText('Everything is saved.').waitFor();
  await seesNoBarriers(page);
  const html = await (await fetch(`${stage.url}/honey/`)).text();
  expect(html).toContain('<meta name="honey-languages" content="en" />');
});

test('an admin adds, tries, changes and deletes an article, and a customer is answered from it', async () => {
  const { page } = await openBoard(stage);
  await page.goto(`${stage.url}/admin-dashboard/settings/articles`);
  const rows = page.getByRole('region', { name: 'All articles' }).locator('tbody').getByRole('row');
  await rows.nth(10).waitFor();
  const ask = async (question: string) => {
    await page.getByRole('textbox', { name: 'Question of a customer' }).fill(question);
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    return page.getByRole('article', { name: 'The assistant’s answer' });
  };
  const question = 'May I drink ginger tea?';
  await (await ask('the condom broke last night')).getByText('Not clinically reviewed.').waitFor();
  await seesNoBarriers(page);
  await page.getByRole('searchbox', { name: 'Find articles' }).fill('no such words anywhere');
  await page.getByText('No article has these words').waitFor();

  await page.getByRole('button', { name: 'Add an article' }).click();
  await page.getByRole('heading', { level: 1, name: 'Add an article' }).waitFor();
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  await field('Title').fill('Ginger tea in pregnancy');
  await page.getByRole('button', { name: 'Save article' }).click();
  await page.getByText('Write what the assistant says.').waitFor();
  await seesNoBarriers(page);
  await eventually(async () => expect(await field('Short name').inputValue()).toBe('ginger-tea-in-pregnancy'));
  await field('Text').fill('A cup or two a day is fine.');
  await (await ask(question)).getByText('A cup or two a day is fine.').waitFor();
  expect(await stage.rows(`SELECT FROM "Article" WHERE slug LIKE 'ginger%'`)).toEqual([]);
  await page.getByRole('button', { name: 'Save article' }).click();

  await page.getByRole('link', { name: 'Ginger tea in pregnancy' }).click();
  await page.getByText('Everything is saved.').waitFor();
  await field('Text').fill('Ask your midwife.');
  await page.getByRole('button', { name: 'Save article' }).click();
  await page.getByText('Everything is saved.').waitFor();
  await seesNoBarriers(page);
  const customer = await visitWidget(stage);
  await customer.askGeneralQuestion();
  await customer.choose('AI Chatbot');
  await customer.talksTo('Honey, assistant');
  await customer.say(question);
  await customer.sees('Ask your midwife.');

  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('button', { name: 'Delete it for everybody' }).click();
  await rows.nth(10).waitFor();
  await page.getByRole('link', { name: 'Ginger tea in pregnancy' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Record', exact: true }).click();
  await page.getByText('how: deleted').waitFor();
});
