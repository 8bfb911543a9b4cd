import { expect, test } from '@jest/globals';
import { noticeText } from './desktop-notice.ts';

const row = { userId: 'u-1234', topic: 'Abortion' };

test('a notification of a new chat names the customer by number, and the topic', () => {
  expect(noticeText(row, false)).toEqual({ title: 'New chat', body: 'Customer 1234 · Abortion' });
});

test('in discreet mode it says neither who nor what', () => {
  expect(JSON.stringify(noticeText(row, true))).not.toMatch(/1234|Abortion|chat/i);
});
