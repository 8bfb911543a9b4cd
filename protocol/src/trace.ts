import { z } from 'zod';
import { idSchema, timeSchema } from './primitives.ts';
import { agentStatuses, conversationStatuses } from './states.ts';

const msSchema = z.int().min(0);
const agentSchema = z.object({ agentId: idSchema, agentName: z.string() });

/** What a round of routing knew of the room there was, when it decided. */
export const capacitySnapshotSchema = z.object({
  /** Within business hours. */
  open: z.boolean(),
  totalAgents: z.int(),
  onlineAgents: z.int(),
  availableAgents: z.int(),
  /** Chats that could begin. */
  freeSlots: z.int(),
  /** Chats that could go on at once: the caps of those who were there. */
  staffedSlots: z.int(),
  queueLength: z.int(),
});
export type CapacitySnapshot = z.infer<typeof capacitySnapshotSchema>;

/** Why this agent: what told the best from the next best, or that a person chose. */
export const assignmentRules = [
  'ONLY_ONE_FREE',
  'LEAST_LOAD',
  'LONGEST_WITHOUT_A_NEW_CHAT',
  'LOWEST_ID',
  'CLAIMED',
  'TRANSFERRED',
  'CHOSEN_BY_ADMIN',
] as const;
export type AssignmentRule = (typeof assignmentRules)[number];

const loadSchema = { currentChats: z.int(), maxChats: z.int() };

/** The choice of an agent, as it was when it was made. */
export const decisionSchema = z.object({
  rule: z.enum(assignmentRules),
  /** The agent's chats before this one, and the cap; null where a person chose. */
  load: z.object(loadSchema).nullable(),
  /** The next best agent; null when there was none, or a person chose. */
  runnerUp: agentSchema.extend(loadSchema).nullable(),
});
export type Decision = z.infer<typeof decisionSchema>;

export const requeueCauses = ['AGENT_GONE', 'NOT_TAKEN_UP', 'GIVEN_BACK', 'AGENT_DISABLED'] as const;
export type RequeueCause = (typeof requeueCauses)[number];

/** The checkpoints from the click to the agent's screen, in the order in which they usually come. */
export const traceStepKinds = [
  /** The customer chose a person, by the widget's own stopwatch. */
  'CLICKED',
  /** The request reached the server. */
  'RECEIVED',
  /** No agent was free: a place in the line. */
  'QUEUED',
  /** Nobody was there outside business hours. */
  'OUTSIDE_HOURS',
  /** Asked whether to keep waiting. */
  'ASKED',
  'LEFT',
  /** Left a message, instead of waiting or outside business hours. */
  'LEFT_MESSAGE',
  'ABANDONED',
  'ASSIGNED',
  /** Written to a socket of the agent's. */
  'SENT',
  /** The agent's screen has it. */
  'DELIVERED',
  /** The agent took it up. */
  'ACCEPTED',
  'FIRST_REPLY',
  /** It went back to the line. */
  'REQUEUED',
  'CLOSED',
] as const;
export type TraceStepKind = (typeof traceStepKinds)[number];

export const traceStepSchema = z.object({
  kind: z.enum(traceStepKinds),
  at: timeSchema,
  /** Milliseconds since the step before; 0 for the first. */
  sinceStepMs: msSchema,
  /** The server process that wrote it, where that is known. */
  nodeId: z.string().nullable(),
  agent: agentSchema.nullable(),
  capacity: capacitySnapshotSchema.optional(),
  decision: decisionSchema.optional(),
  /** Of ASSIGNED: how long the customer had waited in the line. */
  waitedMs: msSchema.optional(),
  /** Of QUEUED. */
  position: z.int().optional(),
  /** Of REQUEUED. */
  cause: z.enum(requeueCauses).optional(),
});
export type TraceStep = z.infer<typeof traceStepSchema>;

/** One notice to an agent: sent, delivered to the screen, acknowledged by the agent. */
export const traceNoticeSchema = z.object({
  notificationId: idSchema,
  type: z.string(),
  agent: agentSchema,
  /** When it was committed. */
  createdAt: timeSchema,
  /** When it was last written to a socket, and by which node; null when that is not known. */
  sentAt: timeSchema.nullable(),
  sentBy: z.string().nullable(),
  /** Times it was sent again. */
  retries: z.int().min(0),
  /** When the agent's screen acknowledged it, and to which node; null when it did not. */
  deliveredAt: timeSchema.nullable(),
  deliveredTo: z.string().nullable(),
  /** When something else made it pointless before the screen had acknowledged it. */
  settledAt: timeSchema.nullable(),
  /** Of NEW_CONVERSATION_ASSIGNED: when the agent took the chat up; null while that has not happened. */
  acknowledgedAt: timeSchema.nullable(),
  /** Of the same: when the chat was the agent's no longer, without having been taken up. */
  lapsedAt: timeSchema.nullable(),
});
export type TraceNotice = z.infer<typeof traceNoticeSchema>;

export const traceSchema = z.object({
  conversationId: idSchema,
  userId: idSchema,
  status: z.enum(conversationStatuses),
  /** W3C trace id of the latest escalation; null when there was none. */
  traceId: z.string().nullable(),
  steps: z.array(traceStepSchema),
  /** Steps and notices from before these are left out: there are too many. */
  isShortened: z.boolean(),
  notices: z.array(traceNoticeSchema),
});
export type Trace = z.infer<typeof traceSchema>;

/**
 * `slowest`: the longest ways to an agent's screen since midnight. `user:<id>`: a customer's, the latest first.
 * `id:<id>`: a conversation's or a customer's, whichever it is.
 */
export const tracesQuery = z.object({
  find: z
    .string()
    .max(140)
    .regex(/^(slowest|(user|id):.+)$/su, 'must be "slowest", "user:<id>" or "id:<id>"')
    .refine((find) => !find.includes('\u0000'), 'must not hold NUL')
    .default('slowest'),
});

export const foundTraceSchema = z.object({
  conversationId: idSchema,
  userId: idSchema,
  status: z.enum(conversationStatuses),
  escalatedAt: timeSchema,
  /** Milliseconds from asking for a person to the agent's screen, or until now while that has not come. */
  tookMs: msSchema,
  agentName: z.string().nullable(),
  traceId: z.string().nullable(),
});
export type FoundTrace = z.infer<typeof foundTraceSchema>;

export const tracesAnswer = z.object({ traces: z.array(foundTraceSchema) });
export type TracesAnswer = z.infer<typeof tracesAnswer>;

/** Why somebody still waits, by the evaluator that routes. */
export const whyWaitingSchema = z.discriminatedUnion('kind', [
  /** An agent is free for them: the next round of routing has it. */
  z.object({ kind: z.literal('NEXT_ROUND') }),
  /** Agents are free, but those before them will have them. */
  z.object({ kind: z.literal('BEHIND_OTHERS') }),
  /** Every agent who is there has as many chats as fit. */
  z.object({ kind: z.literal('ALL_AT_CAPACITY'), onlineAgents: z.int(), chats: z.int(), slots: z.int() }),
  /** Agents are free, but each missed this chat or gave it back. */
  z.object({ kind: z.literal('EXCLUDED'), agentNames: z.array(z.string()) }),
  z.object({
    kind: z.literal('NOBODY_ONLINE'),
    /** Agents who are not disabled, by what they say of themselves; ONLINE here means without a connection. */
    agents: z.record(z.enum(agentStatuses), z.int()),
  }),
  /** Nobody is online, outside business hours. Null when no opening is planned within a year. */
  z.object({ kind: z.literal('OUTSIDE_HOURS'), nextOpenAt: timeSchema.nullable() }),
]);
export type WhyWaiting = z.infer<typeof whyWaitingSchema>;
