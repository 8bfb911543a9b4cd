import { describe, expect, test } from '@jest/globals';
import { fillIn, matchingReplies, slashQuery } from './canned-text.ts';

describe('what is typed after a slash', () => {
  test.each([
    ['/', 1, { from: 0, query: '' }],
    ['/He', 3, { from: 0, query: 'he' }],
    ['Yes. /bye', 9, { from: 5, query: 'bye' }],
    ['/hello and', 3, { from: 0, query: 'he' }],
  ])('"%s" at %i', (text, caret, found) => {
    expect(slashQuery(text, caret)).toEqual(found);
  });

  test.each(['and/or', 'https://example.org', '/hello there', ''])('"%s" is no shortcut', (text) => {
    expect(slashQuery(text, text.length)).toBeNull();
  });
});

test('shortcuts that begin so come before titles that hold it', () => {
  const reply = (shortcut: string, title: string) => ({ id: shortcut, shortcut, title, text: '' });
  const replies = [reply('bye', 'Say goodbye'), reply('say', 'Anything'), reply('other', 'Nothing')];
  expect(matchingReplies(replies, 'say').map(({ shortcut }) => shortcut)).toEqual(['say', 'bye']);
});

test('variables are filled in, literally, and unknown ones stay', () => {
  const variables = { customer: 'Customer 1234', agent: 'Sarah', topic: '$1 {{agent}}' };
  expect(fillIn('{{agent}} to {{ customer }} on {{topic}} {{other}}', variables)).toBe(
    'Sarah to Customer 1234 on $1 {{agent}} {{other}}',
  );
});
