import { expect, test } from '@jest/globals';
import type {
  AgentNotification,
  ServerEvent,
  ServerFrame,
  ServerFrameData,
  UserNotification,
} from '@honey/protocol/server-frames';
import fc from 'fast-check';
import { about, fold, message, second } from './conversation.fixtures.ts';
import type { ConversationInput, ConversationState } from './conversation-state.ts';

const MESSAGES = 8;
const seq = fc.integer({ min: 1, max: MESSAGES });
const time = fc.integer({ min: 1, max: 50 }).map(second);
const side = fc.constantFrom('USER' as const, 'AGENT' as const);
const conversation = fc.constant(about);

/** Every type of a union, each by its own generator: a new one does not compile until it is here. */
type ByType<Union extends { type: string }> = {
  [T in Union['type']]: fc.Arbitrary<Omit<Extract<Union, { type: T }>, 'type'>>;
};
const anyOf = <Union extends { type: string }>(makers: ByType<Union>): fc.Arbitrary<Union> =>
  fc.oneof(
    ...Object.entries<fc.Arbitrary<object>>(makers).map(([type, data]) =>
      data.map((one) => ({ type, ...one }) as unknown as Union),
    ),
  );
const merged = (...parts: fc.Arbitrary<object>[]) =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as never);

const timed = fc.record({ timestamp: time });
const notified = merged(conversation, timed, fc.record({ notificationId: fc.uuid() }));

/** Of one kind, the server says one thing at one moment. */
const dated = (rest: (n: number) => object) =>
  fc.integer({ min: 1, max: 50 }).map((n) => ({ ...about, timestamp: second(n), ...rest(n) }) as never);
const agents = [
  { agentId: 'a1', agentName: 'Sarah' },
  { agentId: 'a2', agentName: 'Michael' },
];

const userNotification = anyOf<UserNotification>({
  AGENT_ASSIGNED: dated((n) => ({ ...agents[n % 2] })),
  QUEUE_UPDATE: dated((n) => ({ position: (n % 9) + 1, estimatedWait: n })),
  QUEUE_TIMEOUT: dated((n) => ({ answerBy: second(n + 20) })),
  OUTSIDE_HOURS: dated((n) => ({ nextOpenAt: n % 3 === 0 ? null : second(n + 100) })),
  CONVERSATION_CLOSED: dated(() => ({})),
});

const agentNotification = anyOf<AgentNotification>({
  NEW_CONVERSATION_ASSIGNED: merged(notified, fc.record({ userId: fc.constant('u1'), summary: fc.string() })),
  CONVERSATION_CLOSED: notified,
  CONVERSATION_TRANSFERRED: notified,
  CONVERSATION_REQUEUED: notified,
  STATUS_CHANGED: merged(notified, fc.record({ status: fc.constant('ONLINE') })),
});

const frames: { [E in ServerEvent]: fc.Arbitrary<ServerFrameData[E]> } = {
  registered: fc.record({ rooms: fc.constant([]), serverTime: time }),
  resumed: merged(conversation, fc.record({ lastSeq: seq, recovered: fc.constant(true) })),
  message_ack: merged(
    conversation,
    fc.record({ clientMessageId: fc.uuid(), messageId: fc.uuid(), seq, createdAt: time }),
  ),
  message_received: fc.tuple(seq, side).map(([n]) => message(n, n % 2 === 0 ? 'USER' : 'AGENT')),
  note_added: merged(
    conversation,
    fc.record({
      noteId: fc.uuid(),
      agentId: fc.constant(null),
      authorName: fc.string(),
      text: fc.string(),
      createdAt: time,
    }),
  ),
  snooze_changed: merged(conversation, fc.record({ snooze: fc.constant(null) })),
  agent_notification: agentNotification,
  admin_notification: merged(conversation, timed, fc.record({ type: fc.constant('CONVERSATION_CLOSED') })),
  user_notification: userNotification,
  typing: merged(conversation, fc.record({ senderType: side, isTyping: fc.boolean(), text: fc.string() })),
  typing_seen: fc.record({ isSeen: fc.boolean() }),
  delivered: merged(conversation, fc.record({ senderType: side, seq })),
  read: merged(conversation, fc.record({ senderType: side, seq })),
  token_refreshed: fc.record({ expiresAt: time }),
  pong: fc.record({ serverTime: time }),
  error: fc.record({ code: fc.constant('UNAVAILABLE' as const), message: fc.string() }),
};

/** What never comes to the link of the one side. */
const notFor: Record<'customer' | 'agent', readonly string[]> = {
  customer: ['agent_notification', 'admin_notification', 'note_added', 'snooze_changed'],
  agent: ['user_notification', 'admin_notification', 'typing_seen'],
};

const frameFor = (role: keyof typeof notFor): fc.Arbitrary<ConversationInput> =>
  fc.oneof(
    ...Object.entries<fc.Arbitrary<unknown>>(frames)
      .filter(([event]) => !notFor[role].includes(event))
      .map(([event, data]) =>
        data.map((one): ConversationInput => ({ kind: 'frame', frame: { event, data: one } as ServerFrame })),
      ),
  );

/** Who types is nothing but the last that was heard, and once a conversation is closed no time matters any more. */
function lasting(state: ConversationState): ConversationState {
  const over = state.phase.kind === 'closed' ? { phaseAt: 0, toldAt: 0 } : {};
  return { ...state, ...over, userTyping: false, userDraft: null, agentTyping: false };
}

test.each(['customer', 'agent'] as const)(
  'frames of every type that the server may send to the %s add up to the same in any order and number',
  (role) => {
    const arrivals = fc
      .array(frameFor(role), { minLength: 2, maxLength: 20 })
      .chain((inputs) =>
        fc.tuple(fc.constant(inputs), fc.shuffledSubarray(inputs, { minLength: inputs.length }), fc.subarray(inputs)),
      );
    fc.assert(
      fc.property(arrivals, ([inOrder, outOfOrder, repeated]) => {
        expect(lasting(fold([...outOfOrder, ...repeated]))).toEqual(lasting(fold(inOrder)));
      }),
      { numRuns: 2_000 },
    );
  },
);
