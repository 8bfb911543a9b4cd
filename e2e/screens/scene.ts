import path from 'node:path';
import type { Page } from 'playwright-core';
import type pg from 'pg';
import type { Place } from '../support/place.ts';
import type { Rest } from '../support/rest.ts';

/** Where the pictures are kept; the README and docs/screens/README.md show them. */
export const FOLDER = path.resolve(import.meta.dirname, '../../docs/screens');

/** What the pictures are taken of: a server, a browser, and ways to make the day look like one. */
export interface Scene extends Place {
  rest: Rest;
  sql: pg.Client;
}

/** Keeps what the page shows as `docs/screens/<name>.png`. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: 'disabled', caret: 'hide' });
}
