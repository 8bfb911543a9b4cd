import { afterAll, expect, test } from '@jest/globals';
import { startMailServer } from '../server/src/testing/mail-server.ts';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';

// The other tests of these run the sources. What people start is a bundle, of which these parts are loaded when
// somebody first needs them.
const mail = await startMailServer();
const stage = useStage({ alerts: 'at once', env: { SMTP_URL: mail.url, ADMIN_EMAIL: 'ada@example.org' } });
afterAll(() => mail.close());

test('The built server sends mail', async () => {
  await eventually(() => {
    expect(mail.mails).toMatchObject([
      { to: ['ada@example.org'], text: expect.stringContaining('Alert: no agent online') },
    ]);
  });
});

test('The built server describes its API, in words and as a page', async () => {
  const described = await fetch(`${stage.url}/docs-json`);
  expect(described.status).toBe(200);
  expect(await described.json()).toHaveProperty(['paths', '/conversations/escalate', 'post', 'requestBody']);
  const page = await stage.browser.newPage();
  await page.goto(`${stage.url}/docs`);
  await page.getByRole('button', { name: /^POST \/conversations\/escalate/ }).waitFor();
});
