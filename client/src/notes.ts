import type { Note } from '@honey/protocol/rest-desk';

/** The notes with one more in its place, oldest first; the same when it is among them already. */
export function withNote(notes: readonly Note[], note: Note): readonly Note[] {
  if (notes.some(({ noteId }) => noteId === note.noteId)) return notes;
  const later = notes.findIndex(({ createdAt }) => createdAt > note.createdAt);
  return later < 0 ? [...notes, note] : [...notes.slice(0, later), note, ...notes.slice(later)];
}
