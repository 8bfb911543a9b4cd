import type { Page } from 'playwright-core';
import type { ServerProcess } from './server-process.ts';

/** Listens to a page's console; answers with the messages so far, without the details that follow them. */
export function listenToConsole(page: Page): () => Promise<string[]> {
  const lines: Promise<string>[] = [];
  page.on('console', (message) => {
    const [first] = message.args();
    const line = first === undefined ? Promise.resolve(message.text()) : first.jsonValue().then(String);
    // What a page says while it is closed is read by nobody.
    line.catch(() => undefined);
    lines.push(line);
  });
  return () => Promise.all(lines);
}

interface LogLine {
  msg: string;
  conversationId?: string;
  userId?: string;
  agentId?: string;
  adminId?: string;
}

/** The messages of the server's log lines so far, in order, of those that are `about` the matter. */
export function logLines(server: ServerProcess, about: (line: LogLine) => boolean): string[] {
  return server
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as LogLine)
    .filter(about)
    .map((line) => line.msg);
}
