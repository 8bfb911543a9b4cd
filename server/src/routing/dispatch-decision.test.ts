import { test } from '@jest/globals';
import { checkDispatchDecisions } from '../testing/routing/dispatch-decision.ts';

test('on two thousand situations, what a round writes is what the pure decision says', () =>
  checkDispatchDecisions(2_000));
