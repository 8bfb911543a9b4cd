import { describe, expect, test } from '@jest/globals';
import type { TraceNotice } from '@honey/protocol/trace';
import { acknowledged, delivered, sent } from './notice-words.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 2, 9, 0, seconds)).toISOString();
const fresh: TraceNotice = {
  notificationId: 'n',
  type: 'NEW_CONVERSATION_ASSIGNED',
  agent: { agentId: 's', agentName: 'Sarah' },
  createdAt: at(0),
  sentAt: null,
  sentBy: null,
  retries: 0,
  deliveredAt: null,
  deliveredTo: null,
  settledAt: null,
  acknowledgedAt: null,
  lapsedAt: null,
};
const three = (change: Partial<TraceNotice>) => {
  const notice = { ...fresh, ...change };
  return [sent(notice), delivered(notice), acknowledged(notice)].map(({ words }) => words);
};

describe('Sent, delivered, acknowledged', () => {
  test('each says when, counted from when the notice was made', () => {
    const notice = { ...fresh, sentAt: at(1), deliveredAt: at(2), acknowledgedAt: at(9) };
    expect(three(notice)).toEqual(['after 1.0 s', 'after 2.0 s', 'after 9.0 s']);
    expect(acknowledged(notice).at).toBe(at(9));
  });

  test('what has not come yet says what is known', () => {
    expect(three({})).toEqual(['Noted when a screen answers', 'On no screen yet', 'Not taken up yet']);
  });

  test('what will not come says why', () => {
    expect(three({ settledAt: at(90), lapsedAt: at(90) })).toEqual([
      'Not known: no screen answered',
      'On no screen; no longer needed',
      'Never taken up; gone after 1 min 30 s',
    ]);
  });

  test('a notice that only tells asks for no answer', () => {
    expect(three({ type: 'CONVERSATION_CLOSED', sentAt: at(1), deliveredAt: at(1) })[2]).toBe('— Asks for no answer');
  });
});
