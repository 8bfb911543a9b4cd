import { describe, expect, test } from '@jest/globals';
import { defaultRoutingSettings, routingSettingsBody } from '@honey/protocol/settings';
import fc from 'fast-check';
import {
  boundsOf,
  draftErrors,
  hintOf,
  type RoutingDraft,
  sameRouting,
  secondsFields,
  toDraft,
  toRouting,
} from './routing-draft.ts';

const saved = toDraft(defaultRoutingSettings);
const fields = Object.keys(defaultRoutingSettings).filter((name) => name.endsWith('Seconds'));

test('every time among the settings has its field', () => {
  expect([...secondsFields].sort()).toEqual(fields.sort());
});

describe('A draft', () => {
  test('has errors when, and only when, the server would refuse it', () => {
    const seconds = fc.oneof(
      fc.integer({ min: -5, max: 90_000 }),
      fc.integer({ min: 0, max: 40 }),
      fc.constantFrom('', '1.5', 'soon', '30', 3_600, 86_400),
    );
    const drafts = fc.record<RoutingDraft>({
      agentsAnswerOutsideHours: fc.boolean(),
      agentsSeeTyping: fc.boolean(),
      presenceGraceSeconds: seconds,
      requeueAfterSeconds: seconds,
      queueTimeoutSeconds: seconds,
      keepWaitingWithinSeconds: seconds,
      acceptWithinSeconds: seconds,
    });
    fc.assert(
      fc.property(drafts, (draft) => {
        // An empty field is no number; `Number` would make it 0.
        const isBlank = secondsFields.some((field) => draft[field] === '');
        const isTaken = !isBlank && routingSettingsBody.safeParse(toRouting(draft)).success;
        expect(Object.keys(draftErrors(draft)).length === 0).toBe(isTaken);
      }),
      { numRuns: 2_000 },
    );
  });

  test('says beside which field what is wrong', () => {
    expect(draftErrors({ ...saved, acceptWithinSeconds: 4_000 })).toEqual({
      acceptWithinSeconds: 'Choose a whole number from 0 to 3,600.',
    });
    expect(draftErrors({ ...saved, requeueAfterSeconds: 20 })).toEqual({
      requeueAfterSeconds: 'Must not be shorter than the time for new chats.',
    });
  });

  test('is the same as what is saved, however its numbers were typed', () => {
    expect(sameRouting(saved, { ...saved, presenceGraceSeconds: '30' })).toBe(true);
    expect(sameRouting(saved, { ...saved, agentsAnswerOutsideHours: false })).toBe(false);
    expect(sameRouting(saved, { ...saved, agentsSeeTyping: true })).toBe(false);
  });

  test('leaves alone for how long chats are kept', () => {
    expect(toRouting(saved)).not.toHaveProperty('retentionDays');
  });
});

test('A hint says the range, what it is at first, and a long time in words', () => {
  expect(boundsOf('queueTimeoutSeconds')).toEqual({ min: 1, max: 86_400, initially: 1_800 });
  expect(hintOf('queueTimeoutSeconds', 1_800)).toBe('From 1 to 86,400 seconds. At first: 1,800. Now: 30 min.');
  expect(hintOf('acceptWithinSeconds', '')).toBe('From 0 to 3,600 seconds. At first: 0.');
});
