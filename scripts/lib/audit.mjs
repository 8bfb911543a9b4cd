import { npm } from './project.mjs';
import { capture } from './run.mjs';

/** Advisories that we live with, by their ids; why, and until when, is in docs/decisions/0016-supply-chain.md. */
export const accepted = new Set([]);

/**
 * What `npm audit` found out.
 *
 * @param {string} output of `npm audit --json`
 * @returns {{ asked: false, why: string } | { asked: true, found: string[] }} `found`: a sentence for each advisory that is
 *   not accepted
 */
export function readAudit(output) {
  let report;
  try {
    // Warnings of npm may stand around it.
    report = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
  } catch {
    return { asked: false, why: 'npm audit gave no answer that can be read' };
  }
  if (!report.vulnerabilities) return { asked: false, why: report.message ?? report.error?.summary ?? 'no answer' };
  const advisories = Object.values(report.vulnerabilities).flatMap(({ via }) => via.filter((one) => one.url));
  const found = advisories
    .filter(({ url }) => !accepted.has(url.split('/').at(-1)))
    .map(({ name, severity, title, url }) => `${name}: ${severity}: ${title} (${url})`);
  return { asked: true, found: [...new Set(found)].sort() };
}

/**
 * Asks the registry for known weaknesses of what runs in production, and says what it said.
 *
 * @returns {Promise<boolean>} false when there is one that nobody has accepted. A registry that does not answer is said,
 *   and is no weakness.
 */
export async function auditPackages() {
  const { output } = await capture(npm('audit', '--omit=dev', '--json', '--loglevel=silent'));
  const result = readAudit(output);
  if (!result.asked) {
    console.log(`Known weaknesses were NOT looked for: the registry does not serve audits here (${result.why}).`);
    return true;
  }
  for (const line of result.found) console.log(line);
  console.log(
    result.found.length === 0
      ? 'No known weaknesses in what runs in production.'
      : `${result.found.length} known weakness(es): update, or accept them with a reason in docs/decisions/0016-supply-chain.md.`,
  );
  return result.found.length === 0;
}
