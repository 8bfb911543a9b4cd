import type { PageScreenshotOptions } from 'playwright-core';
import type { Rest } from '../support/rest.ts';
import type { Desk } from '../support/staff.ts';

const SIZE = { width: 1440, height: 900 };

interface DeskSet {
  rest: Rest;
  /** Her desk, with as many chats as she may have, one of them open, and people in the line. */
  sarah: Desk;
  /** How a picture of this name is taken. */
  picture: (name: string) => PageScreenshotOptions;
}

/**
 * Photographs the desk's main states: a chat with its customer, the line with its ages, the palette, the keys, the dark,
 * and a chat that rings. The last takes somebody out of the line, so take the pictures that show the line before.
 */
export async function takeDeskPictures({ rest, sarah, picture }: DeskSet): Promise<void> {
  const { page } = sarah;
  const take = (state: string) => page.screenshot({ ...picture(`desk-${state}`), animations: 'disabled' });
  /** With a dialog that is open, and closed again. */
  const takeDialog = async (state: string, key: string) => {
    await page.keyboard.press(key);
    await page.getByRole('dialog').locator(':focus').waitFor();
    await take(state);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  await page.setViewportSize(SIZE);
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
