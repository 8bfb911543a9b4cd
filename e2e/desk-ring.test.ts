import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { seesNoBarriers } from './support/accessibility.ts';
import { eventually } from './support/eventually.ts';
import { useStage } from './support/stage.ts';
import { openDeskOnline } from './support/staff.ts';

const stage = useStage({ moves: true });

const arrive = async () => {
  const who = await stage.rest.newCustomer('Ask a general question');
  await stage.rest.escalate(who);
  return who.conversationId;
};

const acceptedAt = async (conversationId: string) =>
  (
    await stage.rows<{ acceptedAt: Date | null }>(
      `SELECT "acceptedAt" FROM "ConversationAssignment" WHERE "conversationId" = $1`,
      [conversationId],
    )
  )[0]?.acceptedAt ?? null;

test('a new chat rings until it is accepted, by its button or by opening it', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const first = await arrive();
  const accept = sarah.page.getByRole('button', { name: /^Accept the chat/ });
  await sarah.chats.getByText('Ringing').waitFor();
  await seesNoBarriers(sarah.page);
  expect(await acceptedAt(first)).toBeNull();
  await accept.click();
  await accept.waitFor({ state: 'detached' });
  expect(await acceptedAt(first)).not.toBeNull();
  expect(await sarah.chats.getByText('Ringing').count()).toBe(0);

  const second = await arrive();
  await sarah.chats.getByText('Ringing').waitFor();
  await sarah.chats.filter({ hasText: 'Ringing' }).getByRole('link').click();
  await accept.waitFor({ state: 'detached' });
  await eventually(async () => expect(await acceptedAt(second)).not.toBeNull());
});

/** Has a page write down what it would show on the desktop. */
async function recordNotices(page: Page): Promise<() => Promise<{ title: string; body: string; isOpen: boolean }[]>> {
  await page.evaluate(() => {
    const shown: { title: string; body: string; isOpen: boolean }[] = [];
    class Recorded extends EventTarget {
      static readonly permission = 'granted';
      static readonly requestPermission = () => Promise.resolve('granted');
      readonly #entry: (typeof shown)[number];
      constructor(title: string, { body = '' }: NotificationOptions) {
        super();
        this.#entry = { title, body, isOpen: true };
        shown.push(this.#entry);
      }
      close() {
        this.#entry.isOpen = false;
      }
    }
    Object.assign(window, { Notification: Recorded, shownNotices: shown });
  });
  return () =>
    page.evaluate(
      () => (window as unknown as { shownNotices: { title: string; body: string; isOpen: boolean }[] }).shownNotices,
    );
}

test('the desktop is told of it until it is accepted; in discreet mode without a name or a word', async () => {
  const sarah = await openDeskOnline(stage, 'Sarah');
  const notices = await recordNotices(sarah.page);
  await sarah.page.getByRole('button', { name: 'Sarah' }).click();
  await sarah.page.getByRole('switch', { name: 'Desktop notifications' }).check();
  await arrive();
  await sarah.chats.getByText('Ringing').waitFor();
  expect(await notices()).toEqual([
    { title: 'New chat', body: expect.stringMatching(/^Customer \w{4} · Ask a general question$/), isOpen: true },
  ]);
  await sarah.page.getByRole('switch', { name: 'Discreet' }).check();
  await sarah.page.getByRole('button', { name: /^Accept the chat/ }).click();
  await eventually(async () => expect((await notices())[0]?.isOpen).toBe(false));
  await arrive();
  await eventually(async () =>
    expect((await notices())[1]).toEqual({ title: 'Honey', body: 'There is something for you.', isOpen: true }),
  );
});

test('who lets two chats in a row ring out is away, and reads why', async () => {
  await stage.rest.setRouting({ acceptWithinSeconds: 1 });
  const sarah = await openDeskOnline(stage, 'Sarah');
  await arrive();
  await sarah.page.getByText('Two new chats in a row were not taken up').first().waitFor();
  await eventually(async () => expect(await sarah.page.getByRole('radio', { name: 'Away' }).isChecked()).toBe(true));
});
