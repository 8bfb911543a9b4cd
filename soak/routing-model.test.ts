import { describe, test } from '@jest/globals';
import { checkStepByStep, checkTogether } from '../server/src/testing/routing/routing-model.ts';

// A stage a batch: the agents' logins are good for half an hour.
const batches = Array.from({ length: 20 }, (_, index) => index + 1);

describe('In 2,000 runs of up to 50 steps', () => {
  test.each(batches)('each step of routing is what the model says, and no promise is broken (%i of 20)', () =>
    checkStepByStep({ runs: 100, commands: { min: 25, max: 50 } }),
  );

  test.each(batches)('many things at once at two nodes, one of which fails, break no promise (%i of 20)', () =>
    checkTogether({ runs: 100, commands: { min: 10, max: 20 } }),
  );
});
