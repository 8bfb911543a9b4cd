import { readFile } from 'node:fs/promises';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { eventually } from './eventually.ts';

declare global {
  // What axe's own script adds to a page.
  interface Window {
    axe: { run: () => Promise<AxeResults> };
  }
}

const source = readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What axe has to say against the page as it is, one line a finding; nothing when all is well. */
async function findBarriers(page: Page): Promise<string[]> {
  // Half a megabyte to read anew for each look would take longer than the look.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await source);
  // In the page: what axe says of all that is well is megabytes, which would take longer to hand over than to find.
  return page.evaluate(async () => {
    const { violations } = await window.axe.run();
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id}: ${help} (${target.join(' ')}: ${failureSummary})`),
    );
  });
}

/**
 * Waits until axe has nothing to say of the page in light and in dark. A page takes up the other scheme a moment later,
 * and what is still fading in has no contrast of its own. @throws what it says to the end.
 */
export async function seesNoBarriers(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await eventually(async () => {
      const barriers = await findBarriers(page);
      if (barriers.length > 0) throw new Error(`In ${colorScheme}:\n${barriers.join('\n')}`);
    });
  }
}
