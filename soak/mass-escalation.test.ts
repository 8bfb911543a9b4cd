import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { MassEscalation } from '../server/src/testing/routing/mass-escalation.ts';

describe('When 1,000 ask at once for 50 agents with room for 5 each, 250 get an agent and 750 the places 1 to 750', () => {
  let mass: MassEscalation;
  beforeAll(async () => {
    mass = await MassEscalation.start();
  });
  afterAll(() => mass.close());

  test('in 20 rounds', () => mass.atOneNode(20));
  test('in 20 rounds over HTTP', () => mass.overHttp(20));
  test('in 20 rounds at two nodes with one database', () => mass.atTwoNodes(20));
});
