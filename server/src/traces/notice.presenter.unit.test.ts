import { expect, test } from '@jest/globals';
import { presentNotices } from './notice.presenter.ts';
import type { TraceRows } from './trace.queries.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute));
const names = new Map([
  ['s', 'Sarah'],
  ['m', 'Michael'],
]);

const notice = (id: string, agentId: string, type = 'NEW_CONVERSATION_ASSIGNED'): TraceRows['notices'][number] => ({
  id,
  agentId,
  type,
  attempts: 1,
  createdAt: at(0),
  sentAt: null,
  sentBy: null,
  ackedAt: null,
  ackedBy: null,
});
const turn = (agentId: string, acceptedAt: Date | null, endedAt: Date | null): TraceRows['assignments'][number] => ({
  agentId,
  createdAt: at(0),
  acceptedAt,
  endedAt,
  repliedAt: null,
});

test('each notice of a new chat goes with that turn of its agent at it, no other notice with any', () => {
  // Sarah let it pass, Michael took it and gave it back, Sarah has it now.
  const notices = [notice('1', 's'), notice('2', 's', 'CONVERSATION_REQUEUED'), notice('3', 'm'), notice('4', 's')];
  const assignments = [turn('s', at(9), null), turn('m', at(4), at(6)), turn('s', null, at(2))];
  const told = presentNotices({ notices, assignments }, names);
  expect(told.map(({ agent, acknowledgedAt, lapsedAt }) => [agent.agentName, acknowledgedAt, lapsedAt])).toEqual([
    ['Sarah', null, at(2).toISOString()],
    ['Sarah', null, null],
    ['Michael', at(4).toISOString(), null],
    ['Sarah', at(9).toISOString(), null],
  ]);
});

test('a notice whose turn is not known says nothing about it', () => {
  const [told] = presentNotices({ notices: [notice('1', 's')], assignments: [] }, names);
  expect(told).toMatchObject({ acknowledgedAt: null, lapsedAt: null });
});
