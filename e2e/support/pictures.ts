import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** The project's folder for everything that is made and not kept in git. */
export const WORK_FOLDER = path.resolve(import.meta.dirname, '../../.honey');

/**
 * Takes a picture of the page as it is and answers with its path, `.honey/screenshots/<name>.png`.
 *
 * @public for whoever wants to see what a flow looks like
 */
export async function takePicture(page: Page, name: string): Promise<string> {
  const folder = path.join(WORK_FOLDER, 'screenshots');
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  return file;
}
