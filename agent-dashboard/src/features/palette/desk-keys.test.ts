import { expect, test } from '@jest/globals';
import { deskKeyOf } from './desk-keys.ts';

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

test.each([
  ['palette', press('k', { ctrlKey: true })],
  ['palette', press('k', { metaKey: true })],
  ['search', press('F', { ctrlKey: true, shiftKey: true })],
  ['search', press('f', { metaKey: true, shiftKey: true })],
  ['help', press('/', { ctrlKey: true })],
  // On German keyboards the slash is Shift + 7.
  ['help', press('/', { ctrlKey: true, shiftKey: true })],
  ['close', press('Enter', { ctrlKey: true, shiftKey: true })],
  ['next', press('ArrowDown', { altKey: true })],
  ['previous', press('ArrowUp', { altKey: true })],
] as const)('%s', (wish, pressed) => {
  expect(deskKeyOf(pressed, true)).toBe(wish);
});

test('Alt with a letter stays a letter, on every keyboard', () => {
  for (const key of 'abcdefghijklmnopqrstuvwxyz@€[]|{}~?/') {
    expect(deskKeyOf(press(key, { altKey: true }), false)).toBeNull();
    expect(deskKeyOf(press(key, { altKey: true, ctrlKey: true }), false)).toBeNull();
  }
});

test('a question mark shows the keys only where nothing is being written', () => {
  expect([deskKeyOf(press('?', { shiftKey: true }), true), deskKeyOf(press('?', { shiftKey: true }), false)]).toEqual([
    null,
    'help',
  ]);
});
