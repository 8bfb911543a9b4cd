import { expect, test } from '@jest/globals';
import { emptyConversation } from '@honey/client/conversation-state';
import type { Message } from '@honey/protocol/entities';
import { handOvers } from './hand-overs.ts';

const minute = (n: number) => Date.UTC(2026, 10, 22, 10, n);

/** Entries a minute apart, by "user" or by an agent's name. */
const timeline = (speakers: string[]): Message[] =>
  speakers.map((speaker, index) => ({
    conversationId: 'c',
    messageId: String(index),
    seq: index + 1,
    senderType: speaker === 'user' ? 'USER' : 'AGENT',
    senderId: speaker,
    senderName: speaker,
    text: '',
    createdAt: new Date(minute(index)).toISOString(),
  }));

const cases: { what: string; speakers: string[]; taken: [string, number] | null; introduced: [number, string][] }[] = [
  { what: 'nobody', speakers: [], taken: null, introduced: [] },
  { what: 'somebody before they said a word', speakers: ['user'], taken: ['Sarah', 5], introduced: [[1, 'Sarah']] },
  {
    what: 'somebody between what was said before and after',
    speakers: ['user', 'user', 'Sarah'],
    taken: ['Sarah', 1],
    introduced: [[1, 'Sarah']],
  },
  {
    what: 'each person where they came',
    speakers: ['user', 'Sarah', 'user', 'Michael'],
    taken: ['Michael', 2],
    introduced: [
      [1, 'Sarah'],
      [2, 'Michael'],
    ],
  },
  { what: 'who is known by their words alone', speakers: ['user', 'Sarah'], taken: null, introduced: [[1, 'Sarah']] },
  {
    what: 'a person once, when the news came after the first words',
    speakers: ['user', 'Sarah', 'user'],
    taken: ['Sarah', 2],
    introduced: [[1, 'Sarah']],
  },
];

test.each(cases)('the timeline introduces $what', ({ speakers, taken, introduced }) => {
  const state = {
    ...emptyConversation('c'),
    messages: timeline(speakers),
    taken: taken === null ? null : { agentName: taken[0], at: minute(taken[1]) },
  };
  expect([...handOvers(state)]).toEqual(introduced);
});
