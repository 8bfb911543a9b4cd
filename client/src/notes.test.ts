import { expect, test } from '@jest/globals';
import type { Note } from '@honey/protocol/rest-desk';
import { withNote } from './notes.ts';

const note = (second: number): Note => ({
  noteId: `n${String(second)}`,
  conversationId: 'c',
  agentId: null,
  authorName: 'Ada',
  text: 'Words',
  createdAt: `2026-11-23T10:00:0${String(second)}.000Z`,
});

test('a note that comes by the link and by an answer stands once, in the order of time', () => {
  const both = withNote(withNote([], note(3)), note(1));
  expect(both.map(({ noteId }) => noteId)).toEqual(['n1', 'n3']);
  expect(withNote(both, note(3))).toBe(both);
  expect(withNote(both, note(2)).map(({ noteId }) => noteId)).toEqual(['n1', 'n2', 'n3']);
});
