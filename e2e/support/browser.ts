import type * as Playwright from 'playwright-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { findChrome } from './find-chrome.ts';

/**
 * Read by Node itself, once for all files of a worker: Jest would read its seven megabytes again for each file, which was
 * half a second of the processor's time.
 */
const { chromium } = process.getBuiltinModule('node:module').createRequire(import.meta.url)(
  'playwright-core',
) as typeof Playwright;

export interface TestBrowser {
  /** A page of somebody who shares no cookies and no storage with the other pages. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  /** What went wrong in the pages so far: uncaught errors, and every error in a console that nobody expects. */
  problems(): readonly string[];
  /** Until the pages are closed, an error in a console whose text fits is expected, such as a refused connection. */
  expectErrors(pattern: RegExp): void;
  /** Closes the pages and keeps the browser. @throws when anything went wrong in a page, so that the test fails. */
  closePages(): Promise<void>;
  /** Closes everything. @throws when anything went wrong in a page, so that the test fails. */
  close(): Promise<void>;
}

interface Watch {
  problems: string[];
  expected: RegExp[];
}

function watch(page: Page, { problems, expected }: Watch): void {
  page.on('pageerror', (error) => {
    problems.push(`${page.url()}: ${error.stack ?? error.message}`);
  });
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const text = message.text();
    // What a content policy refuses is never expected.
    const isExpected = !text.includes('Content Security Policy') && expected.some((pattern) => pattern.test(text));
    if (!isExpected) problems.push(`${page.url()}: ${text} (${message.location().url})`);
  });
}

export interface BrowserSetting {
  /**
   * Pages move as they do for most people. Otherwise as for who asks for less motion: without a graphics card each frame
   * of a movement is drawn by the processor, and that was a tenth of what the tests took.
   */
  moves?: boolean | undefined;
}

/** Starts a real browser. Close it in `afterEach`, so that an error in a page fails the test it happened in. */
export async function openBrowser({ moves = false }: BrowserSetting = {}): Promise<TestBrowser> {
  const { executablePath, env } = await findChrome();
  const browser = await chromium.launch({
    executablePath,
    // Containers and root have no sandbox to offer; the pages are our own.
    args: ['--no-sandbox', '--font-render-hinting=none'],
    env: { ...process.env, ...env },
  });
  const watched: Watch = { problems: [], expected: [] };
  const complain = () => {
    const problems = watched.problems.splice(0);
    watched.expected.length = 0;
    if (problems.length > 0) throw new Error(`The pages had problems:\n${problems.join('\n')}`);
  };
  return {
    async newPage(options = {}) {
      const reducedMotion = moves ? 'no-preference' : 'reduce';
      const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', reducedMotion, ...options });
      const page = await context.newPage();
      watch(page, watched);
      return page;
    },
    problems: () => watched.problems,
    expectErrors(pattern) {
      watched.expected.push(pattern);
    },
    async closePages() {
      await Promise.all(browser.contexts().map((context) => context.close()));
      complain();
    },
    async close() {
      await browser.close();
      complain();
    },
  };
}
