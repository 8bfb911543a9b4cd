import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { DEMO_ADMIN, DEMO_AGENT_PASSWORD } from '../../server/src/seed.ts';
import type { Place } from './place.ts';
import { seen } from './seen.ts';

const LAPTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };

async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await isLive(page);
}

async function isLive(page: Page): Promise<void> {
  await seen(page.getByRole('button', { name: 'Connection: Live' }));
}

/** An agent at the desk. */
export class Desk {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get chats(): Locator {
    return this.page.getByRole('navigation', { name: 'My chats' }).getByRole('listitem');
  }

  get log(): Locator {
    return this.page.getByRole('log');
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: 'Message' });
  }

  isLive(): Promise<void> {
    return isLive(this.page);
  }

  /** One of the lists on the left. */
  async show(list: 'Mine' | 'Waiting' | 'All' | 'Closed'): Promise<void> {
    await this.page.getByRole('tab', { name: list }).click();
  }

  /** Resolves when the server knows: the switch moves before that. */
  async takeChats(): Promise<void> {
    const isKnown = this.page.waitForResponse((answer) => answer.url().endsWith('/agents/me/status') && answer.ok());
    await this.page.getByRole('radiogroup', { name: 'Your status' }).getByText('Online', { exact: true }).click();
    await isKnown;
  }

  /** Takes chats while nobody waits for one. */
  async goOnline(): Promise<void> {
    await this.takeChats();
    // The list says it while the chats are loading, then the middle, and for one frame both may.
    await seen(this.page.getByText('Nobody is waiting. You are online.').first());
  }

  async openChat(index = 0): Promise<void> {
    await this.chats.nth(index).getByRole('link').click();
    await seen(this.log);
  }

  /** Writes and sends, without the time to think again: Enter in an empty field sends what is held. */
  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
    await this.composer.press('Enter');
  }

  async sees(text: string | RegExp): Promise<void> {
    await seen(this.log.getByText(text).first());
  }

  async closeChat(): Promise<void> {
    await this.page.getByRole('button', { name: 'Close chat' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Close chat' }).click();
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
  }
}

/** Signs an agent of the demo in, by first name; takes no chats yet. */
export async function openDesk({ browser, url }: Place, name: string): Promise<Desk> {
  const page = await browser.newPage(LAPTOP);
  await page.goto(`${url}/agent-dashboard/`);
  await signIn(page, { email: `${name.toLowerCase()}@honeychatbot.com`, password: DEMO_AGENT_PASSWORD });
  return new Desk(page);
}

/** An agent of the demo who takes chats. */
export async function openDeskOnline(stage: Place, name: string): Promise<Desk> {
  const desk = await openDesk(stage, name);
  await desk.goOnline();
  return desk;
}

/** An admin in front of the board. */
export class Board {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  isLive(): Promise<void> {
    return isLive(this.page);
  }

  /** A titled part of the board, such as "The line". */
  part(title: string): Locator {
    return this.page.getByRole('region', { name: title, exact: true });
  }

  /** The rows of the table in a part. */
  rows(title: string): Locator {
    return this.part(title).locator('tbody').getByRole('row');
  }

  /** Waits until one of the four numbers on top is `value`. */
  async shows(label: string, value: string): Promise<void> {
    await seen(this.page.getByRole('link', { name: new RegExp(`^${label}\\s*${value}\\b`) }));
  }
}

export async function openBoard({ browser, url }: Place): Promise<Board> {
  const page = await browser.newPage(LAPTOP);
  await page.goto(`${url}/admin-dashboard/`);
  await signIn(page, DEMO_ADMIN);
  const board = new Board(page);
  await board.part('The line').waitFor();
  return board;
}

/** Counts how often the page is loaded from now on: what is live needs no reload. */
export function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('load', () => (loads += 1));
  return () => loads;
}
