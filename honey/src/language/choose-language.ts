import { baseOf } from '../locale.ts';

/**
 * The first of the tags that are wanted which is offered, itself or its base language; else the default, which is
 * the first that is offered; else English.
 */
export function chooseLanguage(wanted: readonly string[], offered: readonly string[]): string {
  for (const tag of wanted) {
    const found =
      offered.find((one) => one.toLowerCase() === tag.toLowerCase()) ?? offered.find((one) => one === baseOf(tag));
    if (found !== undefined) return found;
  }
  return offered[0] ?? 'en';
}
