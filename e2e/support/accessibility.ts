import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  // What axe's own script adds to a page.
  interface Window {
    axe: { run: () => Promise<AxeResults> };
  }
}

/** What axe has to say against the page as it is, one line a finding; nothing when all is well. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} (${node.target.join(' ')}: ${node.failureSummary ?? ''})`),
  );
}
