// Reads jest's report and prints what matters of it, the totals last. Fails when a test failed or none ran.
import { readFileSync } from 'node:fs';
import { Refusal } from './refusal.mjs';

/** @param {string} file jest's JSON report */
function totals(file) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Refusal('The tests left no report.');
  }
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return { passed: report.numPassedTests, failed, ok: report.success && failed === 0 && report.numPassedTests > 0 };
}

try {
  const { passed, failed, ok } = totals(process.argv[2]);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  console.log('0 passed, 0 failed');
  process.exitCode = 1;
}
