import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Told } from './told.ts';

test('a message is first once, in whatever order messages come and whenever the rows are looked at', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.boolean()), { maxLength: 100 });
  fc.assert(
    fc.property(steps, (given) => {
      const told = new Told();
      const seen = new Set<number>();
      for (const [seq, look] of given) {
        expect(told.firstMessage('c', seq)).toBe(!seen.has(seq));
        seen.add(seq);
        if (!look) continue;
        // A look tells whatever is missing up to the highest that was told.
        const last = Math.max(...seen);
        for (let missing = 1; missing <= last; missing++) {
          expect(told.firstMessage('c', missing)).toBe(!seen.has(missing));
          seen.add(missing);
        }
        told.verified('c', last);
        expect(told.isComplete('c', last)).toBe(true);
        expect(told.isComplete('c', last + 1)).toBe(false);
      }
    }),
  );
});

test('without a look nothing counts as complete: what came before could be missing', () => {
  const told = new Told();
  told.firstMessage('c', 2);
  expect(told.isComplete('c', 2)).toBe(false);
  told.verified('c', 2);
  expect(told.isComplete('c', 2)).toBe(true);
  told.firstMessage('c', 4);
  expect(told.isComplete('c', 4)).toBe(false);
  told.firstMessage('c', 3);
  expect(told.isComplete('c', 4)).toBe(true);
});
