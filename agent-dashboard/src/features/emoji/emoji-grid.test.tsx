import { render } from '@honey/ui/testing/render';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/dom';
import { EmojiGrid } from './emoji-grid.tsx';
import { emoji } from './emoji.ts';
import { insertAtCaret } from './insert-at-caret.ts';

describe('The emoji', () => {
  let picked: string[];
  let left: number;
  let remove: () => void;
  beforeEach(() => {
    [picked, left] = [[], 0];
    remove = render(<EmojiGrid onPick={(one) => picked.push(one)} onLeave={() => (left += 1)} />);
    screen.getByRole('button', { name: emoji[0] ?? '' }).focus();
  });
  afterEach(() => {
    remove();
  });

  const press = (...keys: string[]) => {
    for (const key of keys) fireEvent.keyDown(document.activeElement ?? document.body, { key });
    return document.activeElement?.textContent;
  };

  test('are gone through by the arrow keys, which stop at the edges', () => {
    expect(press('ArrowRight')).toBe(emoji[1]);
    expect(press('ArrowDown')).toBe(emoji[9]);
    expect(press('ArrowUp', 'ArrowUp', 'ArrowLeft')).toBe(emoji[0]);
    expect(press('ArrowLeft')).toBe(emoji[0]);
    expect(press('End')).toBe(emoji.at(-1));
    expect(press('ArrowDown', 'ArrowRight')).toBe(emoji.at(-1));
    expect(press('Home')).toBe(emoji[0]);
  });

  test('are one stop of the Tab key: where the arrows have led', async () => {
    press('ArrowRight', 'ArrowRight');
    await waitFor(() => {
      const stops = screen.getAllByRole('button').filter(({ tabIndex }) => tabIndex === 0);
      expect(stops.map(({ textContent }) => textContent)).toEqual([emoji[2]]);
    });
  });

  test('are taken by a click, and left by Escape', () => {
    fireEvent.click(screen.getByRole('button', { name: emoji[5] ?? '' }));
    expect([picked, left]).toEqual([[emoji[5]], 0]);
    press('Escape');
    expect([picked.length, left]).toEqual([1, 1]);
  });
});

test('what is inserted takes the place of the selection, and the caret stands behind it', async () => {
  const field = document.body.appendChild(document.createElement('textarea'));
  field.value = 'Hello there you';
  field.setSelectionRange(6, 11);
  insertAtCaret(field, '🙂', (text) => (field.value = text));
  expect(field.value).toBe('Hello 🙂 you');
  await new Promise(requestAnimationFrame);
  expect([document.activeElement, field.selectionStart, field.selectionEnd]).toEqual([field, 8, 8]);
  field.remove();
});
