import type { Day } from './play-day.ts';
import { keepPicture, type Scene } from './scene.ts';

const SIZE = { width: 1440, height: 900 };

/**
 * The desk's main states: a chat with its customer, the line with its ages, the palette, the keys, the dark, and a chat
 * that rings. The last takes somebody out of the line, so take the pictures that show the line before.
 */
export async function takeDeskStates({ rest }: Scene, { sarah }: Day): Promise<void> {
  const { page } = sarah;
  const take = (state: string) => keepPicture(page, `desk-${state}`);
  /** With a dialog that is open, and closed again. */
  const takeDialog = async (state: string, key: string) => {
    await page.keyboard.press(key);
    await page.locator('[role="dialog"]:focus, [role="dialog"] :focus').waitFor();
    await take(state);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  await page.setViewportSize(SIZE);
  await sarah.chats.filter({ hasText: 'appointment' }).getByRole('link').click();
  await sarah.sees('Can I come without an appointment?');
  await take('chat');

  await sarah.show('Waiting');
  await page.getByRole('navigation', { name: 'The line' }).getByRole('listitem').first().waitFor();
  await take('waiting');
  await sarah.show('Mine');
  await sarah.chats.first().waitFor();

  await takeDialog('palette', 'Control+k');
  await takeDialog('keys', 'Control+/');

  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('[data-mantine-color-scheme="dark"]').waitFor();
  await take('dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.locator('[data-mantine-color-scheme="light"]').waitFor();

  await rest.capAgent('Sarah', (await sarah.chats.count()) + 1);
  await sarah.chats.getByText('Ringing').waitFor();
  await take('ringing');
}
