import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';
import { findChrome } from './find-chrome.ts';

export interface TestBrowser {
  /** A page of somebody who shares no cookies and no storage with the other pages. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  /** What went wrong in the pages so far: uncaught errors, and everything their content policy refused. */
  problems(): readonly string[];
  /** Closes everything. @throws when anything went wrong in a page, so that the test fails. */
  close(): Promise<void>;
}

function watch(page: Page, problems: string[]): void {
  page.on('pageerror', (error) => {
    problems.push(`${page.url()}: ${error.stack ?? error.message}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy'))
      problems.push(`${page.url()}: ${message.text()}`);
  });
}

/** Starts a real browser. Close it in `afterEach`, so that an error in a page fails the test it happened in. */
export async function openBrowser(): Promise<TestBrowser> {
  const { executablePath, env } = await findChrome();
  const browser = await chromium.launch({
    executablePath,
    // Containers and root have no sandbox to offer; the pages are our own.
    args: ['--no-sandbox', '--font-render-hinting=none'],
    env: { ...process.env, ...env },
  });
  const problems: string[] = [];
  return {
    async newPage(options = {}) {
      const context = await browser.newContext({ locale: 'en-GB', ...options });
      const page = await context.newPage();
      watch(page, problems);
      return page;
    },
    problems: () => problems,
    async close() {
      await browser.close();
      if (problems.length > 0) throw new Error(`The pages had problems:\n${problems.join('\n')}`);
    },
  };
}
