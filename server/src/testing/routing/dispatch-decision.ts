import { expect } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { pino } from 'pino';
import { assignWaiting, compareWaiting, type Match, type Waiting } from '../../domain/assign-waiting.ts';
import { type ArrivalResult, dispatchBatch } from '../../routing/dispatch-batch.ts';
import type { Arrival } from '../../routing/newcomers.ts';
import { NOTHING_KNOWN } from '../../routing/handle-times.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { createTestDatabase } from '../test-database.ts';
import { type Aftermath, ownerOf, readAftermath, writeSituation } from './situation.queries.ts';
import { anySituation, type ArrivalSituation, type Situation } from './situation.ts';

/** Later than every moment of a situation. */
const NOW = 1;

const secondsAgo = (seconds: number) => -seconds;

interface Decision {
  line: Waiting[];
  /** Those who come anew, in their order. */
  newcomers: Waiting[];
  matches: Match[];
}

/** What the pure decision says about the facts of a situation. */
function decide({ agents, line, arrivals, open, agentsAnswerOutsideHours }: Situation): Decision {
  const free = agents
    .filter(({ status, disabled, lease }) => status === 'ONLINE' && !disabled && lease === 'alive')
    .filter(({ currentChats, maxChats }) => currentChats < maxChats)
    .map(({ id, currentChats, maxChats, lastAssignedSecondsAgo: ago }) => {
      return { agentId: id, currentChats, maxChats, lastAssignedAt: ago === null ? null : secondsAgo(ago) };
    });
  const waiting = line.map(({ queuedSecondsAgo, ...one }, index): Waiting => {
    return { ...one, arrivedAt: secondsAgo(queuedSecondsAgo), arrival: BigInt(index) };
  });
  const ids = new Set(
    arrivals.filter(({ kind }) => kind === 'new' || kind === 'twice').map((one) => one.conversationId),
  );
  const newcomers = [...ids].map((conversationId, index): Waiting => {
    const arrival = BigInt(line.length + index);
    return { conversationId, priority: 'NORMAL', arrivedAt: NOW, arrival, excludedAgents: [] };
  });
  const eligible = open || agentsAnswerOutsideHours ? newcomers : [];
  return { line: waiting, newcomers, matches: assignWaiting([...waiting, ...eligible], free, NOW) };
}

function expectedAftermath(situation: Situation, { line, newcomers, matches }: Decision): Aftermath {
  const agentOf = new Map(matches.map((match) => [match.conversationId, match.agentId]));
  const priorityOf = new Map([...line, ...newcomers].map((one) => [one.conversationId, one.priority]));
  const entered = situation.open ? newcomers.filter((one) => !agentOf.has(one.conversationId)) : [];
  const entries = [...line, ...entered].sort(compareWaiting);
  const waits = new Set(entries.map((one) => one.conversationId));
  const written = [...situation.line, ...situation.arrivals.filter(({ kind }) => kind !== 'unknown')];
  const closed = new Set(situation.arrivals.filter(({ kind }) => kind === 'closed').map((one) => one.conversationId));
  return {
    agents: situation.agents.map(({ id, currentChats }) => {
      const given = matches.filter((match) => match.agentId === id).length;
      return { id, currentChats: currentChats + given, isNewlyAssigned: given > 0 };
    }),
    assignments: matches.map(({ conversationId, agentId }) => {
      return { conversationId, agentId, status: 'ACTIVE', priority: priorityOf.get(conversationId) ?? 'NORMAL' };
    }),
    line: entries.map(({ conversationId, priority }) => {
      return { conversationId, priority, status: agentOf.has(conversationId) ? 'ASSIGNED' : 'WAITING' };
    }),
    conversations: [...new Set(written.map((one) => one.conversationId))].map((conversationId) => {
      const assignedAgentId = agentOf.get(conversationId) ?? null;
      if (assignedAgentId !== null) return { conversationId, status: 'AGENT_ASSIGNED', assignedAgentId };
      const status = closed.has(conversationId) ? 'CLOSED' : waits.has(conversationId) ? 'WAITING_FOR_AGENT' : 'BOT';
      return { conversationId, status, assignedAgentId };
    }),
    notices: matches.map(({ conversationId, agentId }) => ({ conversationId, agentId })),
  };
}

/** What each who asks is told, in short. */
function expectedAnswers(situation: Situation, { line, newcomers, matches }: Decision): string[] {
  const agentOf = new Map(matches.map((match) => [match.conversationId, match.agentId]));
  const left = [...line, ...newcomers].filter((one) => !agentOf.has(one.conversationId)).sort(compareWaiting);
  const seen = new Set<string>();
  return situation.arrivals.map(({ kind, conversationId }) => {
    const isRepeated = seen.has(conversationId);
    seen.add(conversationId);
    if (kind === 'unknown' || kind === 'not-theirs') return 'refused NOT_FOUND';
    if (kind === 'closed') return 'refused CONVERSATION_CLOSED';
    if (kind === 'waits-already' || isRepeated) return 'unchanged';
    const agentId = agentOf.get(conversationId);
    if (agentId !== undefined) return `assigned ${agentId}`;
    if (!situation.open) return 'outside-hours';
    return `queued ${String(left.findIndex((one) => one.conversationId === conversationId) + 1)}`;
  });
}

function inShort(result: ArrivalResult): string {
  switch (result.kind) {
    case 'assigned':
      return `assigned ${result.assigned.agentId}`;
    case 'queued':
      return `queued ${String(result.position)}`;
    case 'refused':
      return `refused ${result.failure.code}`;
    case 'unchanged':
    case 'outside-hours':
      return result.kind;
  }
}

/** Rows without an order of their own, in one that can be compared. */
function inOrder({ agents, assignments, conversations, notices, line }: Aftermath): Aftermath {
  const byConversation = <T extends { conversationId: string }>(rows: readonly T[]) =>
    [...rows].sort((a, b) => (a.conversationId < b.conversationId ? -1 : 1));
  return {
    agents: [...agents].sort((a, b) => (a.id < b.id ? -1 : 1)),
    assignments: byConversation(assignments),
    conversations: byConversation(conversations),
    notices: byConversation(notices),
    line,
  };
}

/** A logger that keeps why each newcomer's agent was chosen. */
function keepReasons() {
  const reasons = new Map<string, string>();
  const write = (line: string) => {
    const { conversationId, reason } = JSON.parse(line) as { conversationId: string; reason?: string };
    if (reason !== undefined) reasons.set(conversationId, reason);
  };
  return { reasons, log: pino({ level: 'info' }, { write }) };
}

async function routeOnce(client: pg.Client, situation: Situation): Promise<void> {
  await client.query('BEGIN');
  try {
    await writeSituation(client, situation);
    const { reasons, log } = keepReasons();
    const toArrival = ({ conversationId, kind }: ArrivalSituation): Arrival => {
      const userId = kind === 'not-theirs' ? 'somebody else' : ownerOf(conversationId);
      return { conversationId, userId, reason: 'Asked for a person', log: log.child({ conversationId }) };
    };
    const writes: Promise<unknown>[] = [];
    const tx: Transaction = {
      query: client.query.bind(client),
      commitWith: (statements) => writes.push(statements),
    };
    const { results, served } = await dispatchBatch(tx, situation.arrivals.map(toArrival), NOTHING_KNOWN);
    await Promise.all(writes);
    const decision = decide(situation);
    const isNew = new Set(decision.newcomers.map((one) => one.conversationId));
    expect(results.map(inShort)).toEqual(expectedAnswers(situation, decision));
    expect(inOrder(await readAftermath(client))).toEqual(inOrder(expectedAftermath(situation, decision)));
    expect(new Set(served.map((one) => one.conversationId))).toEqual(
      new Set(decision.matches.map((one) => one.conversationId).filter((id) => !isNew.has(id))),
    );
    expect(reasons).toEqual(
      new Map(
        decision.matches
          .filter((one) => isNew.has(one.conversationId))
          .map(({ conversationId, reason }) => [conversationId, reason]),
      ),
    );
  } finally {
    await client.query('ROLLBACK');
  }
}

/** Runs a round of routing on each of `runs` situations, as rows, and compares it with the pure decision. */
export async function checkDispatchDecisions(runs: number): Promise<void> {
  const database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.url, pipeline: true });
  await client.connect();
  try {
    await fc.assert(
      fc.asyncProperty(anySituation, (situation) => routeOnce(client, situation)),
      { numRuns: runs },
    );
  } finally {
    await client.end();
    await database.drop();
  }
}
