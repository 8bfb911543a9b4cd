import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { eventually } from './eventually.ts';

declare global {
  // What axe's own script adds to a page.
  interface Window {
    axe: { run: (options: RunOptions) => Promise<AxeResults> };
  }
}

/** The dark scheme has the same page in other colours: of it, only the rules about colours are asked again. */
const looks = [
  { colorScheme: 'light', rules: {} },
  { colorScheme: 'dark', rules: { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } } },
] satisfies { colorScheme: 'light' | 'dark'; rules: RunOptions }[];

/** What axe has to say against the page as it is, one line a finding; nothing when all is well. */
async function findBarriers(page: Page, rules: RunOptions): Promise<string[]> {
  // Half a megabyte to read anew for each look would take longer than the look.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate((options) => window.axe.run(options), rules);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} (${node.target.join(' ')}: ${node.failureSummary ?? ''})`),
  );
}

/**
 * Waits until axe has nothing to say of the page in light and in dark. A page takes up the other scheme a moment later,
 * and what is still fading in has no contrast of its own. @throws what it says to the end.
 */
export async function seesNoBarriers(page: Page): Promise<void> {
  for (const { colorScheme, rules } of looks) {
    await page.emulateMedia({ colorScheme });
    await eventually(async () => {
      const barriers = await findBarriers(page, rules);
      if (barriers.length > 0) throw new Error(`In ${colorScheme}:\n${barriers.join('\n')}`);
    });
  }
}
