import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { correctSpelling, editDistance } from './spelling.ts';

describe('editDistance', () => {
  test.each([
    ['pill', 'pill', 0],
    ['implent', 'implant', 1],
    ['imlpant', 'implant', 1],
    ['codom', 'condom', 1],
    ['', 'pill', 4],
    ['pregnency', 'pregnancies', 4],
  ])('from "%s" to "%s" is %i', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
  });

  test('is the same in both directions and never more than the longer word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (one, other) => {
        const distance = editDistance(one, other);
        expect(distance).toBe(editDistance(other, one));
        expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length));
      }),
    );
  });
});

describe('correctSpelling', () => {
  const known = ['pill', 'pills', 'condom', 'tore', 'contraception', 'pregnant'];

  test.each([
    ['codom', 'condom'],
    ['contraseptoin', 'contraception'],
    ['pregnat', 'pregnant'],
    ['pils', 'pills'],
  ])('takes "%s" for "%s"', (word, meant) => {
    expect(correctSpelling(word, known)).toBe(meant);
  });

  test.each(['bill', 'tyre', 'pil', 'france', 'conundrum'])('leaves "%s" alone', (word) => {
    expect(correctSpelling(word, known)).toBeUndefined();
  });
});
