import { expect, test } from '@jest/globals';
import { Rounds } from './rounds.ts';

/** Rounds that end when the test says so, in the order in which they began. */
function makeRounds() {
  const underWay: PromiseWithResolvers<undefined>[] = [];
  const failures: unknown[] = [];
  let began = 0;
  const rounds = new Rounds(
    () => {
      began += 1;
      const round = Promise.withResolvers<undefined>();
      underWay.push(round);
      return round.promise;
    },
    (error) => failures.push(error),
  );
  return { rounds, failures, began: () => began, end: () => underWay.shift()?.resolve(undefined), underWay };
}

test('who asks while a round is under way gets one that begins after it, and shares it', async () => {
  const { rounds, began, end } = makeRounds();
  const first = rounds.run();
  const [second, third] = [rounds.run(), rounds.run()];
  expect(began()).toBe(1);
  end();
  await first;
  await Promise.resolve();
  expect(began()).toBe(2);
  end();
  await Promise.all([second, third]);
  expect(began()).toBe(2);
  const fourth = rounds.run();
  expect(began()).toBe(3);
  end();
  await fourth;
});

test('a failure is told, and the round that waited for it goes on', async () => {
  const { rounds, failures, began, end, underWay } = makeRounds();
  const [first, second] = [rounds.run(), rounds.run()];
  underWay.shift()?.reject(new Error('no database'));
  await first;
  expect(failures).toEqual([new Error('no database')]);
  await Promise.resolve();
  expect(began()).toBe(2);
  end();
  await second;
});

test('the end waits for what was asked for', async () => {
  const { rounds, began, end } = makeRounds();
  void rounds.run();
  void rounds.run();
  const ended = rounds.end();
  end();
  await new Promise(setImmediate);
  end();
  await ended;
  expect(began()).toBe(2);
});
