import { parseArgs } from 'node:util';
import { measure } from './harness/measure.ts';
import { startBenchPostgres } from './harness/postgres.ts';
import { untilQuiet } from './harness/quiet.ts';
import { report } from './harness/report.ts';
import type { Bench } from './harness/trial.ts';
import { rows } from './rows.ts';

/*
 * `npm run bench` measures every row; `npm run bench -- escalations drain` some of them. `--quick` is for trying out: two
 * short rounds, nothing kept. `--patience 20` waits before each row for as many minutes at most until the machine is quiet.
 */
const QUICK_SCALE = 0.25;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    patience: { type: 'string', default: '0' },
  },
});

const unknown = positionals.filter((id) => !rows.some((row) => row.id === id));
if (unknown.length > 0) {
  console.error(`No such row: ${unknown.join(', ')}. There are: ${rows.map((row) => row.id).join(', ')}.`);
  process.exit(1);
}

const say = (line: string) => console.log(line);
const chosen = rows.filter((row) => positionals.length === 0 || positionals.includes(row.id));
const rounds = Number(options.rounds ?? (options.quick ? 2 : 5));
const postgres = await startBenchPostgres(say);
const bench: Bench = {
  postgres,
  database: (name) => postgres.database(name),
  scale: options.quick ? QUICK_SCALE : 1,
  say,
};

let failed = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => void postgres.stop().finally(() => process.exit(130)));
}
try {
  for (const row of chosen) {
    say(`\n${row.what} (${row.id})`);
    if (!(await untilQuiet(Number(options.patience)))) say('  the machine is busy with something else');
    try {
      const result = await measure(row, bench, rounds);
      for (const { label, ratio, met } of result.goals) {
        say(
          `  ${met ? 'met' : 'NOT MET'}: ${String(ratio.median)} × (${String(ratio.low)}–${String(ratio.high)}) ${label}`,
        );
      }
      if (!options.quick) await report(result, postgres.version);
    } catch (error) {
      failed = true;
      say(`  failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
} finally {
  await postgres.stop();
}
// Prisma's migration engine leaves a timer of ten seconds behind; nobody waits for it.
process.exit(failed ? 1 : 0);
