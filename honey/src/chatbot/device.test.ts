import { beforeEach, expect, test } from '@jest/globals';
import { createDevice } from './device.ts';
import { createSessionStore } from './session.ts';

const session = { userId: 'u-1', conversationId: 'c-1', token: 't', renewAt: 1 };
const device = (keepByDefault = true) => createDevice({ lasting: localStorage, tab: sessionStorage, keepByDefault });

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

test('what is kept is there for the next page', () => {
  device().setItem('honey:word', 'one');
  expect(device().getItem('honey:word')).toBe('one');
});

test('turned off, the device is cleared at once and takes nothing, and the page goes on remembering', () => {
  localStorage.setItem('elsewhere', 'not ours');
  const here = device();
  here.setItem('honey:before', 'one');
  here.setKeeps(false);
  here.setItem('honey:after', 'two');
  expect(Object.keys(localStorage)).toEqual(['elsewhere']);
  expect([here.getItem('honey:before'), here.getItem('honey:after')]).toEqual(['one', 'two']);
});

test('turned on again, the device gets what the page remembers', () => {
  const here = device(false);
  here.setItem('honey:word', 'one');
  here.setKeeps(true);
  expect(localStorage.getItem('honey:word')).toBe('one');
});

test('the next page in the same tab knows the choice; another tab begins with what the site settled', () => {
  device().setKeeps(false);
  expect(device().keeps()).toBe(false);
  expect(Object.entries(sessionStorage)).toEqual([['honey:keep', 'no']]);
  sessionStorage.clear();
  expect(device().keeps()).toBe(true);
});

test('where the site wants nothing kept, what an earlier visit left is cleared too', () => {
  device().setItem('honey:word', 'one');
  expect(device(false).getItem('honey:word')).toBeNull();
  expect(localStorage.length).toBe(0);
});

test('clearing leaves nothing, not even the choice', () => {
  const here = device();
  here.setItem('honey:word', 'one');
  here.setKeeps(true);
  here.clear();
  expect([localStorage.length, sessionStorage.length, here.length]).toEqual([0, 0, 0]);
});

test('where the browser refuses its storages a session lives as long as the page', () => {
  const store = createSessionStore(createDevice({ lasting: null, tab: null, keepByDefault: true }));
  store.set(session);
  expect(store.get()).toEqual(session);
});
