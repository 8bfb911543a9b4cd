import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';

jest.setTimeout(60_000);

// The linter of `npm run check` has been seen to skip every TypeScript file without a word. So: does it bite?

const ROOT = path.resolve(import.meta.dirname, '..');

interface Report {
  modules: { source: string; dependencies: { resolved: string; couldNotResolve: boolean }[] }[];
  summary: { violations: { from: string; rule: { name: string } }[] };
}

/** A forbidden import, planted in a small copy of the house, and the rule that must refuse it. */
const planted = [
  ['protocol/src/planted.ts', 'luxon', 'protocol-imports-zod-only'],
  ['client/src/planted.ts', '@honey/ui/piece', 'client-imports-protocol'],
  ['ui/src/planted.tsx', '../../honey/src/chatbot.ts', 'ui-imports-client-and-protocol'],
  ['honey/src/planted.tsx', '../../agent-dashboard/src/desk.ts', 'apps-import-shared-packages'],
  ['admin-dashboard/src/planted.ts', '../../server/src/agents/list.ts', 'apps-import-shared-packages'],
  ['server/src/domain/planted.ts', '../platform/clock.ts', 'domain-is-pure'],
  ['server/src/domain/planted-io.ts', 'node:fs', 'domain-is-pure'],
  ['server/src/domain/planted-nest.ts', '@nestjs/common', 'domain-is-pure'],
  ['server/src/platform/planted.ts', '../agents/list.ts', 'platform-knows-no-business'],
  ['server/src/agents/planted.ts', '../../../client/src/piece.ts', 'server-imports-no-app'],
  ['server/src/agents/planted-test.ts', '../testing/helper.ts', 'tests-are-not-imported'],
  ['server/src/agents/cycle.ts', './cycle.ts', 'no-cycles'],
  ['server/src/agents/nowhere.ts', './is-not-there.ts', 'resolvable'],
] as const;

const innocent = [
  'protocol/src/states.ts',
  'client/src/piece.ts',
  'ui/src/piece.ts',
  'honey/src/chatbot.ts',
  'agent-dashboard/src/desk.ts',
  'server/src/agents/list.ts',
  'server/src/platform/clock.ts',
  'server/src/testing/helper.ts',
];

let house: string;

async function cruise(folder: string, ...names: string[]): Promise<Report> {
  const bin = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const run = promisify(execFile)(process.execPath, [bin, '--config', '--output-type', 'json', ...names], {
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: '' },
    maxBuffer: 256 * 1024 * 1024,
  });
  // It exits with the number of violations and prints the report all the same.
  const { stdout } = await run.catch((failure: unknown) => failure as { stdout: string });
  return JSON.parse(stdout) as Report;
}

beforeAll(async () => {
  house = await mkdtemp(path.join(tmpdir(), 'honey-house-'));
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(house, file)), { recursive: true });
    await writeFile(path.join(house, file), text);
  };
  for (const file of innocent) await write(file, 'export const value = 1;\n');
  for (const [file, target] of planted)
    await write(file, `import type * as planted from '${target}';\nexport type Planted = typeof planted;\n`);
  for (const name of ['protocol', 'client', 'ui', 'server'])
    await cp(path.join(ROOT, name, 'package.json'), path.join(house, name, 'package.json'));
  await cp(path.join(ROOT, '.dependency-cruiser.mjs'), path.join(house, '.dependency-cruiser.mjs'));
  await mkdir(path.join(house, 'node_modules/@honey'), { recursive: true });
  for (const name of ['protocol', 'client', 'ui'])
    await symlink(path.join(house, name), path.join(house, 'node_modules/@honey', name));
  for (const name of ['luxon', '@nestjs', 'typescript'])
    await symlink(path.join(ROOT, 'node_modules', name), path.join(house, 'node_modules', name));
});

afterAll(() => rm(house, { recursive: true, force: true }));

test('every planted import is refused by the rule that forbids it, and nothing else is', async () => {
  const { summary } = await cruise(
    house,
    'protocol',
    'client',
    'ui',
    'honey',
    'admin-dashboard',
    'agent-dashboard',
    'server',
  );
  const found = summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`).sort();
  expect(found).toEqual(planted.map(([file, , rule]) => `${file}: ${rule}`).sort());
});

test('the real sources are read, and their imports of our own packages are followed into the sources', async () => {
  const { modules } = await cruise(ROOT, 'client/src', 'protocol/src');
  const resolved = modules
    .filter(({ source }) => source.startsWith('client/src/'))
    .flatMap(({ dependencies }) => dependencies.map((dependency) => dependency.resolved));
  expect(resolved).toContain('protocol/src/codes.ts');
  expect(resolved).toContain('client/src/backoff.ts');
});

type Edge = readonly [from: string, to: string];

/** A way from a folder back to itself, or null. */
function findCycle(edges: readonly Edge[]): string[] | null {
  const walk = (path: string[]): string[] | null => {
    const here = path.at(-1);
    for (const [from, to] of edges) {
      if (from !== here) continue;
      if (to === path[0]) return [...path, to];
      const found = path.includes(to) ? null : walk([...path, to]);
      if (found) return found;
    }
    return null;
  };
  for (const [from] of edges) {
    const found = walk([from]);
    if (found) return found;
  }
  return null;
}

test('a capability that needs another is not needed by it', async () => {
  const { modules } = await cruise(ROOT, 'server/src');
  const capability = (file: string) => /^server\/src\/(?!(?:testing|config|platform)\/)([^/]+)\//.exec(file)?.[1];
  const edges = new Map<string, Edge>();
  for (const { source, dependencies } of modules) {
    if (source.includes('.test.')) continue;
    for (const { resolved } of dependencies) {
      const [from, to] = [capability(source), capability(resolved)];
      if (from && to && from !== to) edges.set(`${from} ${to}`, [from, to]);
    }
  }
  expect(edges.size).toBeGreaterThan(10);
  expect(findCycle([...edges.values()])).toBeNull();
  expect(findCycle([...edges.values(), ['realtime', 'gateway']])).not.toBeNull();
});
