import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createTitleBlink } from './title-blink.ts';

let hidden = true;
const second = () => jest.advanceTimersByTime(1_000);

beforeEach(() => {
  jest.useFakeTimers();
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  hidden = true;
  document.title = 'A library';
});
afterEach(() => {
  jest.useRealTimers();
});

test('the title of a page in the background says that something is new, no more, and is as before afterwards', () => {
  const blink = createTitleBlink();
  blink(2, '(2) New message');
  second();
  expect(document.title).toBe('(2) New message');
  second();
  expect(document.title).toBe('A library');
  second();
  blink(0, '');
  expect(document.title).toBe('A library');
  second();
  expect(document.title).toBe('A library');
});

test('a page that somebody looks at has its own title', () => {
  const blink = createTitleBlink();
  blink(1, '(1) New message');
  second();
  hidden = false;
  second();
  expect(document.title).toBe('A library');
  blink(2, '(2) New message');
  second();
  expect(document.title).toBe('A library');
});

test('a title that the page has changed meanwhile stays changed', () => {
  const blink = createTitleBlink();
  blink(1, '(1) New message');
  second();
  document.title = 'Another page';
  blink(0, '');
  expect(document.title).toBe('Another page');
});
