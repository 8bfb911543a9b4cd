import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { rows } from '../rows.ts';
import type { GoalResult, RowResult } from './measure.ts';

const RESULTS = path.resolve(import.meta.dirname, '../results');
const PAGE = path.resolve(import.meta.dirname, '../../docs/performance.md');
const TABLE = /(<!-- figures -->\n)[\s\S]*?(<!-- \/figures -->)/;

const fileOf = (id: string) => path.join(RESULTS, `${id}.json`);

/** Keeps a row's result and brings the page's table up to date. */
export async function report(result: RowResult, postgres: string): Promise<void> {
  await mkdir(RESULTS, { recursive: true });
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    postgres,
  };
  const measuredAt = new Date().toISOString();
  await writeFile(fileOf(result.id), `${JSON.stringify({ measuredAt, machine, ...result }, null, 2)}\n`);
  const page = await readFile(PAGE, 'utf8');
  const updated = page.replace(TABLE, `$1\n${await table()}\n\n$2`);
  await writeFile(PAGE, await format(updated, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
}

async function table(): Promise<string> {
  const lines = ['| what | floor | goal | figure (spread) | met | load |', '| --- | --- | --- | --- | --- | --- |'];
  for (const { id } of rows) {
    const text = await readFile(fileOf(id), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const result = JSON.parse(text) as RowResult;
    lines.push(...result.goals.map((goal) => lineOf(result, goal)));
  }
  return lines.join('\n');
}

function lineOf(result: RowResult, goal: GoalResult): string {
  const arm = (name: string) => {
    const { median = Number.NaN, cpuMicrosPerOperation: cpu = {} } = result.arms[name] ?? {};
    const times = Object.entries(cpu).map(([process, micros]) => `${process} ${String(Math.round(micros))}`);
    return `${String(median)} ${result.unit} (CPU-µs: ${times.join(', ')})`;
  };
  const wanted = goal.atLeast === undefined ? `≤ ${String(goal.atMost)} ×` : `≥ ${String(goal.atLeast)} ×`;
  const { median, low, high } = goal.ratio;
  const figure = `**${String(median)} ×** (${String(low)}–${String(high)}); ${arm(goal.of)}`;
  return `| ${result.what} | ${goal.label}: ${arm(goal.to)} | ${wanted} | ${figure} | ${goal.met ? 'yes' : 'no'} | ${String(result.load.before)} |`;
}
