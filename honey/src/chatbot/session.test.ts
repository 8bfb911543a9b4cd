import { beforeEach, expect, test } from '@jest/globals';
import { createSessionStore, renewalTime } from './session.ts';

const session = { userId: 'u-1', conversationId: 'c-1', token: 't', renewAt: 1 };

beforeEach(() => {
  localStorage.clear();
});

test('a session survives a reload', () => {
  createSessionStore(localStorage).set(session);
  expect(createSessionStore(localStorage).get()).toEqual(session);
});

test('a cleared session is gone from the device', () => {
  const store = createSessionStore(localStorage);
  store.set(session);
  store.clear();
  expect(store.get()).toBeNull();
  expect(localStorage.length).toBe(0);
});

test.each(['', '{', 'null', '[]', '{"userId":"u"}'])('what is no session is ignored: %s', (text) => {
  localStorage.setItem('honey:session', text);
  expect(createSessionStore(localStorage).get()).toBeNull();
});

test('a token is renewed when half of its life is over, and at once when that is unclear', () => {
  const answer = { token: 't', expiresAt: '2026-11-22T12:00:00.000Z' };
  expect(renewalTime(answer, Date.parse('2026-11-22T10:00:00.000Z'))).toBe(Date.parse('2026-11-22T11:00:00.000Z'));
  const late = Date.parse('2026-11-23T10:00:00.000Z');
  expect(renewalTime(answer, late)).toBe(late);
});
