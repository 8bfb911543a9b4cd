import { test } from '@jest/globals';
import { checkDispatchDecisions } from '../server/src/testing/routing/dispatch-decision.ts';

test('on 20,000 situations, what a round writes is what the pure decision says', () => checkDispatchDecisions(20_000));
