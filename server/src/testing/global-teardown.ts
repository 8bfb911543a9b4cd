import { once } from 'node:events';
import './global-database.ts';

/** Jest runs this once at the end, also when tests failed. */
export default async function tearDown(): Promise<void> {
  const keeper = globalThis.honeyTestPostgres;
  if (keeper?.exitCode !== null) return;
  const ended = once(keeper, 'exit');
  keeper.stdin?.end();
  await ended;
}
