import Sequencer from '@jest/test-sequencer';

/** Of the files that take longest. A fresh clone does not know it, and one that begins last is waited for by all. */
const LONGEST = [
  'server/src/chaos/fuzz.test.ts',
  'server/src/routing/routing-model.test.ts',
  'e2e/accessibility.test.ts',
  'server/src/platform/database/embedded-postgres.test.ts',
  'server/src/auth/access-matrix.test.ts',
  'server/src/routing/dispatch-decision.test.ts',
  'scripts/supply-chain.test.ts',
  'e2e/killed-server.test.ts',
  'e2e/told-by-socket.test.ts',
];

const rankOf = (path) => {
  const rank = LONGEST.findIndex((file) => path.replaceAll('\\', '/').endsWith(file));
  return rank === -1 ? LONGEST.length : rank;
};

/** The files in Jest's own order, those that are known to take longest before all others. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rankOf(a.path) - rankOf(b.path));
  }
}
