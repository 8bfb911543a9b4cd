import { test } from '@jest/globals';
import { checkStepByStep, checkTogether } from '../testing/routing/routing-model.ts';

// A busy machine takes long for them; that is no finding.
const PATIENCE_MS = 300_000;

test(
  'whatever people and agents do, each step of routing is what the model says, and no promise is broken',
  () => checkStepByStep({ runs: 300, commands: { min: 10, max: 25 } }),
  PATIENCE_MS,
);

test(
  'many things at once at two nodes, one of which fails now and then, break no promise',
  () => checkTogether({ runs: 30, commands: { min: 5, max: 10 } }),
  PATIENCE_MS,
);
