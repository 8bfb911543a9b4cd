/** What a key asks of the desk. */
export type DeskKey = 'palette' | 'search' | 'help' | 'close' | 'next' | 'previous';

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The keys as people read them; "Ctrl" is Cmd on a Mac. */
export const deskKeys: readonly { keys: string; does: string }[] = [
  { keys: 'Ctrl + K', does: 'Find a chat or something to do' },
  { keys: 'Ctrl + Shift + F', does: 'Search what was said in your chats' },
  { keys: 'Alt + ↓ · Alt + ↑', does: 'Next chat · previous chat' },
  { keys: 'Enter', does: 'Send; in an empty field, send now what is held' },
  { keys: 'Shift + Enter', does: 'New line' },
  { keys: 'Ctrl + Z', does: 'In an empty field, take the last message back while it is held' },
  { keys: '/', does: 'Bring a reply' },
  { keys: 'Ctrl + Shift + Enter', does: 'Close this chat, after a question' },
  { keys: '? · Ctrl + /', does: 'These keys' },
];

/**
 * Which wish a key is, if any. No Alt with a letter: on many keyboards that is how people write. `?` counts only
 * where nothing is being written.
 */
export const deskKeyOf = (pressed: Pressed, isWriting: boolean): DeskKey | null => {
  const { key, altKey, shiftKey } = pressed;
  const mod = pressed.ctrlKey || pressed.metaKey;
  if (mod && !altKey) {
    if (!shiftKey && key.toLowerCase() === 'k') return 'palette';
    if (shiftKey && key.toLowerCase() === 'f') return 'search';
    if (key === '/') return 'help';
    if (shiftKey && key === 'Enter') return 'close';
    return null;
  }
  if (altKey && !mod && !shiftKey) return key === 'ArrowDown' ? 'next' : key === 'ArrowUp' ? 'previous' : null;
  return key === '?' && !mod && !altKey && !isWriting ? 'help' : null;
};
