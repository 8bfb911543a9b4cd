import { test } from '@jest/globals';
import { checkRoutingModel } from '../testing/routing/routing-model.ts';

test(
  'whatever people and agents do, routing does what the model says and keeps its promises',
  () => checkRoutingModel({ runs: 300, commands: { min: 10, max: 25 } }),
  300_000,
);
