import { describe, expect, test } from '@jest/globals';
import { auditActions, type AuditEntry } from '@honey/protocol/audit';
import { actorOf, deedOf, deedWords, detailsOf, subjectOf } from './record-words.ts';

const entry = (change: Partial<AuditEntry>): AuditEntry => ({
  id: '1',
  at: '2026-11-22T10:00:00.000Z',
  actor: 'ADMIN',
  actorId: 'a1',
  actorName: 'Ada',
  action: 'settings.changed',
  subjectId: null,
  subjectName: null,
  details: null,
  ...change,
});

test('every kind has words of its own, and one of a later version its name', () => {
  expect(new Set(Object.values(deedWords)).size).toBe(auditActions.length);
  expect(deedOf(entry({ action: 'user.erased' }))).toBe('Erased a customer');
  expect(deedOf(entry({ action: 'bread.baked' }))).toBe('bread.baked');
});

test('who did it has a name, or it is said why there is none', () => {
  expect(actorOf(entry({}))).toBe('Ada');
  expect(actorOf(entry({ actorName: null }))).toBe('Somebody who is gone');
  expect(actorOf(entry({ actor: 'SYSTEM', actorName: null }))).toBe('Honey itself');
  expect(actorOf(entry({ actor: 'NOBODY', actorName: null }))).toBe('Nobody signed in');
});

describe('whom it was done to', () => {
  test.each<[string, Partial<AuditEntry>, object]>([
    ['an agent by name', { action: 'agent.changed', subjectId: 'a2', subjectName: 'Sarah' }, { text: 'Sarah' }],
    ['settings by their page', { subjectId: 'business-hours' }, { text: 'Hours' }],
    ['nobody known', { action: 'login.failed' }, { text: 'An unknown account' }],
    ['nobody at all', { action: 'logout' }, { kind: 'none' }],
    [
      'a conversation, to go there',
      { action: 'conversation.read', subjectId: 'c-1' },
      { kind: 'conversation', conversationId: 'c-1' },
    ],
    [
      'somebody who is erased, and no way there',
      { action: 'conversation.read', subjectId: '0123456789abcdef0123456789abcdef' },
      { kind: 'words', title: '0123456789abcdef0123456789abcdef' },
    ],
  ])('is %s', (_name, change, subject) => {
    expect(subjectOf(entry(change))).toMatchObject(subject);
  });
});

test('details are said in words: changes with before and after, counts that are not nothing', () => {
  const fields = { retentionDays: { from: null, to: 90 }, weekly: { from: [], to: [{}] } };
  expect(detailsOf(entry({ details: { fields } }))).toEqual(['retention days: none → 90', 'weekly changed']);
  expect(detailsOf(entry({ details: { conversations: 2, messages: 0, role: 'AGENT', isNew: true } }))).toEqual([
    '2 conversations',
    'role: AGENT',
    'is new: yes',
  ]);
  const named = { fields: ['name', 'maxChats', 'disabled'], maxChats: 3, disabled: true };
  expect(detailsOf(entry({ details: named }))).toEqual(['name changed', 'at most 3 chats', 'disabled: yes']);
  expect(detailsOf(entry({ details: { maxChats: 0 } }))).toEqual(['at most 0 chats']);
  expect(detailsOf(entry({}))).toEqual([]);
});
