import { randomUUID } from 'node:crypto';
import type { Priority } from '@honey/protocol/states';
import { summarize } from '../domain/summarize.ts';
import type { Sql } from '../platform/database/database.ts';
import { readHandOverFacts, writeAssignments } from './assignment.queries.ts';
import { IS_THERE } from './capacity.queries.ts';
import { type Assigned, presentAssignedNotice } from './dispatch-batch.ts';

export interface AgentRoom {
  id: string;
  name: string;
  isThere: boolean;
  hasRoom: boolean;
}

/** Locks an agent and tells whether one more chat fits. */
export async function lockAgentRoom(tx: Sql, agentId: string): Promise<AgentRoom | null> {
  const { rows } = await tx.query<AgentRoom>(
    `SELECT id, name, ${IS_THERE} AS "isThere", "currentChats" < "maxChats" AS "hasRoom" FROM "Agent"
     WHERE id = $1 FOR NO KEY UPDATE`,
    [agentId],
  );
  return rows[0] ?? null;
}

export interface GivenChat {
  conversationId: string;
  userId: string;
  priority: Priority;
  /** Since when the customer counts in the line. */
  arrivedAt: Date;
  /** The customer's number in the line, as Postgres writes it. */
  arrival: string;
  waitedMs: number;
  note: string | null;
  /** How the person who chose came by it. */
  rule: 'CLAIMED' | 'TRANSFERRED' | 'CHOSEN_BY_ADMIN';
}

/** Gives a chat to an agent who was chosen by a person and has room, with all effects of an assignment. */
export async function giveChat(tx: Sql, agent: AgentRoom, chat: GivenChat): Promise<Assigned> {
  const { rows } = await tx.query<{ at: Date }>('SELECT clock_timestamp() AS at');
  const at = rows[0]?.at ?? new Date();
  const [facts] = await readHandOverFacts(tx, [chat.conversationId]);
  const { conversationId, userId, priority, note, arrivedAt, arrival, waitedMs, rule } = chat;
  const traceId = facts?.traceId ?? null;
  const assigned: Assigned = {
    conversationId,
    userId,
    agentId: agent.id,
    agentName: agent.name,
    assignedAt: at,
    waitedSeconds: Math.round(waitedMs / 1_000),
    summary: summarize(facts ?? { topic: null, lastWords: null }),
    notificationId: randomUUID(),
    note,
    traceId,
  };
  const notice = { id: assigned.notificationId, payload: presentAssignedNotice(assigned) };
  const decision = { rule };
  const of = { conversationId, agentId: agent.id, traceId };
  const row = { ...of, priority, reason: null, waitedMs, arrivedAt, arrival, note, notice, decision };
  await writeAssignments(tx, [row], { at });
  return assigned;
}
