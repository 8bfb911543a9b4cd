import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { eventually } from './eventually.ts';

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

/** Waits until axe has nothing to say: what is still fading in has no contrast of its own. @throws what it says to the end. */
export async function seesNoBarriers(page: Page): Promise<void> {
  await eventually(async () => {
    const barriers = await findBarriers(page);
    if (barriers.length > 0) throw new Error(barriers.join('\n'));
  });
}
