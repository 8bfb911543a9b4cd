import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hashPassword } from '../server/src/auth/password.ts';
import { startTestApp, type TestApp } from '../server/src/testing/test-app.ts';

const TRIES = 1_000;
/** Their medians may be this far apart: less than the network between us and anybody who measures. */
const APART_MS = 10;
const WARM_UP = 20;

const PASSWORD = 'the password of both accounts';

/** What somebody who looks for accounts would send. The disabled one's password is right: that tells most. */
const guesses = {
  unknown: { email: 'nobody@example.org', password: PASSWORD },
  wrong: { email: 'somebody@example.org', password: 'not the password at all, but as long' },
  disabled: { email: 'former@example.org', password: PASSWORD },
};
const kinds = Object.keys(guesses) as (keyof typeof guesses)[];

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ logLevel: 'error' });
  for (const { email } of [guesses.wrong, guesses.disabled]) {
    await app.sql.query(
      `INSERT INTO "Agent" (id, name, email, "passwordHash", disabled) VALUES ($1, 'Sarah', $2, $3, $4)`,
      [randomUUID(), email, await hashPassword(PASSWORD), email === guesses.disabled.email],
    );
  }
});
afterAll(() => app.close());

/** How long one sign-in is refused for. Milliseconds. */
async function measure(kind: keyof typeof guesses): Promise<number> {
  const body = JSON.stringify(guesses[kind]);
  const start = performance.now();
  const answer = await fetch(`http://${app.address}/auth/agent/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  await answer.text();
  const took = performance.now() - start;
  expect(answer.status).toBe(401);
  return took;
}

function medianOf(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

test('an unknown address, a wrong password and a disabled account are refused after the same time', async () => {
  const times: Record<keyof typeof guesses, number[]> = { unknown: [], wrong: [], disabled: [] };
  for (let n = 0; n < WARM_UP; n++) for (const kind of kinds) await measure(kind);
  // One after the other, each kind in each place of the three: what else the machine does falls on all alike.
  for (let n = 0; n < TRIES; n++) {
    for (let place = 0; place < kinds.length; place++) {
      const kind = kinds[(n + place) % kinds.length];
      if (kind) times[kind].push(await measure(kind));
    }
  }
  const medians = kinds.map((kind) => medianOf(times[kind]));
  const figures = Object.fromEntries(kinds.map((kind, index) => [kind, Number(medians[index]?.toFixed(2))]));
  process.stdout.write(`refused sign-ins, medians of ${String(TRIES)} in ms: ${JSON.stringify(figures)}\n`);
  expect(Math.max(...medians) - Math.min(...medians)).toBeLessThanOrEqual(APART_MS);
});
