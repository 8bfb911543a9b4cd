import type { TestBrowser } from './browser.ts';

/** Where people come to: a server, and a browser to come in. */
export interface Place {
  readonly browser: TestBrowser;
  readonly url: string;
}
