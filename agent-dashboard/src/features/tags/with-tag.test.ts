import { describe, expect, test } from '@jest/globals';
import { withTag } from './with-tag.ts';

describe('Adding a tag', () => {
  test('keeps it as the server would, by name', () => {
    expect(withTag(['pill'], '  Follow   UP ')).toEqual({
      kind: 'added',
      tag: 'follow up',
      tags: ['follow up', 'pill'],
    });
  });

  test.each([
    ['   ', 'Write a word first.'],
    ['PILL', '“pill” is there already.'],
    ['x'.repeat(31), 'A tag has at most 30 characters.'],
  ])('says why "%s" is not added', (written, because) => {
    expect(withTag(['pill'], written)).toEqual({ kind: 'refused', because });
  });

  test('ends at ten', () => {
    const ten = Array.from({ length: 10 }, (_, index) => String(index));
    expect(withTag(ten, 'one more')).toEqual({
      kind: 'refused',
      because: 'A chat has at most 10 tags. Remove one first.',
    });
  });
});
