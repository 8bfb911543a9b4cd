import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { NewcomerRow } from '../conversations/conversation.queries.ts';
import { assignWaiting, type Match } from '../domain/assign-waiting.ts';
import { isOpenInMinuteOf, nextOpening } from '../domain/business-hours.ts';
import type { WaitEstimate } from '../domain/estimate-wait.ts';
import type { Failure } from '../domain/outcome.ts';
import { summarize } from '../domain/summarize.ts';
import type { Settings } from '../settings/settings.queries.ts';
import type { Sql, Transaction } from '../platform/database/database.ts';
import { type NewAssignment, readHandOverFacts, writeAssignments } from './assignment.queries.ts';
import { type Capacity, findAvailableAgents, type NamedAgent, readRoutingFacts } from './capacity.queries.ts';
import type { WaitOutlook } from './handle-times.ts';
import { enterLine, markTurnedAway, readHeadOfLine, type WaitingPerson } from './line.queries.ts';
import { type Arrival, type Newcomer, sortOut } from './newcomers.ts';
import { approachOf, snapshotOf } from './routing-events.ts';

/** A chat that was given to an agent. */
export interface Assigned {
  conversationId: string;
  userId: string;
  agentId: string;
  agentName: string;
  assignedAt: Date;
  waitedSeconds: number;
  summary: string;
  notificationId: string;
  /** What the agent before wrote for this one. */
  note: string | null;
  traceId: string | null;
}

export type ArrivalResult =
  | { kind: 'assigned'; assigned: Assigned }
  | { kind: 'queued'; position: number; estimate: WaitEstimate; queuedAt: Date }
  | { kind: 'outside-hours'; nextOpenAt: Date | null; timezone: string }
  /** It had an agent or a place in the line before: look its state up. */
  | { kind: 'unchanged' }
  | { kind: 'refused'; failure: Failure };

export interface BatchOutcome {
  results: ArrivalResult[];
  /** Those who waited and now have an agent. */
  served: Assigned[];
  /** More of the line could be served: one round takes a bite, so that nobody else waits long for the lock. */
  isUnfinished: boolean;
}

interface Facts {
  settings: Settings;
  capacity: Capacity;
  open: boolean;
  outlook: WaitOutlook;
  /** The conversations of those who ask for a person, locked. */
  asking: readonly NewcomerRow[];
  /** As many of the available agents as newcomers to an empty line need. */
  leastLoaded: readonly NamedAgent[];
  /** When the facts were there, by this process's clock. ms since the epoch. */
  decidedAt: number;
}

const ALL_AGENTS = 100_000;
const NOTHING_SAID = { topic: null, lastWords: null, traceId: null };
/** Most of the line that one round serves. */
const BITE = 400;

/**
 * One round of routing inside `tx`, which must hold the dispatch lock: arrivals enter the line behind everybody
 * who waits, the head of the line is matched with the free agents, and whoever is left over waits or is told
 * that we are closed. The decision is {@link assignWaiting}; this reads its facts and writes its effects.
 */
export async function dispatchBatch(
  tx: Transaction,
  arrivals: readonly Arrival[],
  outlook: WaitOutlook,
): Promise<BatchOutcome> {
  const facts = await readFacts(tx, arrivals, outlook);
  const { standings, newcomers } = sortOut(arrivals, facts.asking);
  logFacts(facts, newcomers);
  const { matches, waiting, agents, isUnfinished } = await match(tx, facts, newcomers);
  const assigned = await assign(tx, { matches, people: [...waiting, ...newcomers], agents, facts });
  const served = waiting.filter((one) => assigned.has(one.conversationId) && one.priority !== 'LOW').length;
  const queued = queueRest(tx, { newcomers, assigned, facts, served });
  const results = arrivals.map((arrival, index): ArrivalResult => {
    const standing = standings[index];
    if (standing === 'unchanged') return { kind: 'unchanged' };
    if (typeof standing === 'object') return { kind: 'refused', failure: standing };
    const one = assigned.get(arrival.conversationId);
    if (one) return { kind: 'assigned', assigned: one };
    return queued.get(arrival.conversationId) ?? turnedAway(facts);
  });
  return { results, served: waiting.flatMap((one) => assigned.get(one.conversationId) ?? []), isUnfinished };
}

async function readFacts(tx: Sql, arrivals: readonly Arrival[], outlook: WaitOutlook): Promise<Facts> {
  const conversationIds = [...new Set(arrivals.map((arrival) => arrival.conversationId))];
  // As many agents as newcomers to an empty line need, with the next best of the last one chosen.
  const agents = conversationIds.length > 0 ? conversationIds.length + 1 : 0;
  const { capacity, newcomers: asking, ...rest } = await readRoutingFacts(tx, { conversationIds, agents });
  const open = isOpenInMinuteOf(rest.settings.hours, capacity.at.getTime());
  return { ...rest, capacity, asking, open, outlook, decidedAt: Date.now() };
}

function logFacts({ capacity, open }: Facts, newcomers: readonly Newcomer[]): void {
  const { totalAgents, onlineAgents, availableAgents } = capacity;
  for (const { log } of newcomers) {
    log.info('⏰ Checking business hours...');
    log.info(`⏰ Within Hours: ${String(open)}`);
    log.info(`⏰ Online Agents: ${String(onlineAgents > 0)}`);
    log.info('👥 Querying for online agents...');
    log.info(
      { totalAgents, onlineAgents, availableAgents },
      `👥 Agent Query Results: Total: ${String(totalAgents)}, Online: ${String(onlineAgents)}, Available: ${String(availableAgents)}`,
    );
  }
}

async function match(tx: Sql, { capacity, open, settings, leastLoaded }: Facts, newcomers: readonly Newcomer[]) {
  const { freeSlots, queueLength, at } = capacity;
  if (freeSlots === 0 || queueLength + newcomers.length === 0)
    return { matches: [], waiting: [], agents: [], isUnfinished: false };
  // Newcomers to closed doors get an agent now or not at all, so the whole line takes its turn before them at once.
  const bite = open || newcomers.length === 0 ? Math.min(freeSlots, BITE) : freeSlots;
  const waiting = queueLength > 0 ? await readHeadOfLine(tx, bite) : [];
  // While more of the line could be served than this round takes, a newcomer's turn has not come.
  const isUnfinished = bite < freeSlots && queueLength > bite;
  const eligible = !isUnfinished && (open || settings.routing.agentsAnswerOutsideHours) ? newcomers : [];
  // With somebody excluded, the least loaded may not be the ones who are chosen.
  const isPicky = waiting.some((one) => one.excludedAgents.length > 0);
  // One more than there are people, so that the reason knows the next best of the last one chosen.
  const enough = isPicky ? ALL_AGENTS : Math.min(freeSlots, waiting.length + eligible.length + 1);
  const agents = waiting.length === 0 ? leastLoaded : await findAvailableAgents(tx, enough);
  const matches = assignWaiting([...waiting, ...eligible], agents, at.getTime());
  // Without a match the next round would find the same.
  return { matches, waiting, agents, isUnfinished: isUnfinished && matches.length > 0 };
}

interface Decision {
  matches: readonly Match[];
  people: readonly (WaitingPerson | Newcomer)[];
  agents: readonly NamedAgent[];
  facts: Facts;
}

async function assign(tx: Transaction, { matches, people, agents, facts }: Decision): Promise<Map<string, Assigned>> {
  if (matches.length === 0) return new Map();
  const { at } = facts.capacity;
  const personOf = new Map(people.map((person) => [person.conversationId, person]));
  const agentOf = new Map(agents.map((agent) => [agent.agentId, agent]));
  const waited = matches.flatMap(({ conversationId }) => {
    const person = personOf.get(conversationId);
    return person && !('log' in person) ? [conversationId] : [];
  });
  const known = waited.length > 0 ? await readHandOverFacts(tx, waited) : [];
  const factsOf = new Map(known.map((one) => [one.conversationId, one]));
  const assigned = new Map<string, Assigned>();
  const rows: NewAssignment[] = [];
  for (const { conversationId, agentId, chatsAfter, reason, runnerUp } of matches) {
    const person = personOf.get(conversationId);
    const agent = agentOf.get(agentId);
    if (!person || !agent) throw new Error('The decision names somebody who was not among its facts.');
    const isNew = 'log' in person;
    const waitedMs = isNew ? 0 : Math.max(0, at.getTime() - person.arrivedAt);
    const handOver = isNew ? { ...person, traceId: person.origin?.traceId ?? null } : factsOf.get(conversationId);
    const { traceId, ...known } = handOver ?? NOTHING_SAID;
    const one: Assigned = {
      conversationId,
      userId: person.userId,
      agentId,
      agentName: agent.name,
      assignedAt: at,
      waitedSeconds: Math.round(waitedMs / 1000),
      summary: summarize(known),
      notificationId: randomUUID(),
      note: person.note,
      traceId,
    };
    assigned.set(conversationId, one);
    const arrivedAt = isNew ? at : new Date(person.arrivedAt);
    const arrival = isNew ? null : String(person.arrival);
    const reasonGiven = isNew ? person.reason : null;
    const load = { currentChats: chatsAfter - 1, maxChats: agent.maxChats };
    const approach = isNew ? approachOf(person.origin, facts.decidedAt) : {};
    const decision = { rule: reason, load, runnerUp, ...approach };
    rows.push(toRow(one, { priority: person.priority, reason: reasonGiven, waitedMs, arrivedAt, arrival, decision }));
    if (isNew) logAssignment(person.log, agent, { chatsAfter, reason });
  }
  tx.commitWith(writeAssignments(tx, rows, { at, capacity: snapshotOf(facts.capacity, facts.open) }));
  return assigned;
}

function toRow(
  one: Assigned,
  more: Pick<NewAssignment, 'priority' | 'reason' | 'waitedMs' | 'arrivedAt' | 'arrival' | 'decision'>,
): NewAssignment {
  const { conversationId, agentId, note, traceId } = one;
  const payload = presentAssignedNotice(one);
  return { conversationId, agentId, note, traceId, ...more, notice: { id: one.notificationId, payload } };
}

/** What the agent's screen is told of a new chat, beside whose it is. */
export function presentAssignedNotice({ userId, summary, waitedSeconds, assignedAt, note, traceId }: Assigned) {
  const timestamp = assignedAt.toISOString();
  const optional = { ...(note === null ? {} : { note }), ...(traceId === null ? {} : { traceId }) };
  return { userId, summary, waitedSeconds, timestamp, ...optional };
}

function logAssignment(
  log: Logger,
  agent: NamedAgent,
  { chatsAfter, reason }: Pick<Match, 'chatsAfter' | 'reason'>,
): void {
  const fields = { agentId: agent.agentId, reason };
  log.info(fields, '✅ Agent Available - Assigning immediately');
  log.info(fields, `✅ Agent: ${agent.name}`);
  log.info(fields, `✅ Current: ${String(chatsAfter - 1)}/${String(agent.maxChats)}`);
  log.info(fields, '💾 Database: Creating assignment transaction');
}

interface Rest {
  newcomers: readonly Newcomer[];
  assigned: ReadonlyMap<string, Assigned>;
  facts: Facts;
  /** How many of those ahead of a newcomer were served in this round. */
  served: number;
}

function queueRest(tx: Transaction, { newcomers, assigned, facts, served }: Rest) {
  const queued = new Map<string, ArrivalResult>();
  const rest = newcomers.filter((one) => !assigned.has(one.conversationId));
  if (rest.length === 0) return queued;
  const capacity = snapshotOf(facts.capacity, facts.open);
  const knownOf = (one: Newcomer) => ({ capacity, ...approachOf(one.origin, facts.decidedAt) });
  if (!facts.open) {
    const away = rest.map((one) => ({ ...one, traceId: one.origin?.traceId ?? null, known: knownOf(one) }));
    tx.commitWith(markTurnedAway(tx, away, facts.capacity.at));
    return queued;
  }
  const { at, aheadOfNewcomer, staffedSlots } = facts.capacity;
  const forecast = facts.outlook(staffedSlots);
  const entries = rest.map((one, index) => {
    const position = aheadOfNewcomer - served + index + 1;
    return { one, position, estimate: forecast(position), known: { ...knownOf(one), position } };
  });
  for (const { one } of entries) {
    one.log.info('⏳ No available agents - adding to queue');
    one.log.info('💾 Database: Creating queue entry');
  }
  tx.commitWith(
    enterLine(
      tx,
      entries.map(({ one, estimate, known }) => ({ ...one, estimate, known, traceId: one.origin?.traceId ?? null })),
      at,
    ),
  );
  for (const { one, position, estimate } of entries) {
    queued.set(one.conversationId, { kind: 'queued', position, estimate, queuedAt: at });
  }
  return queued;
}

function turnedAway({ settings, capacity }: Facts): ArrivalResult {
  const next = nextOpening(settings.hours, capacity.at.getTime());
  return {
    kind: 'outside-hours',
    nextOpenAt: next === null ? null : new Date(next),
    timezone: settings.hours.timezone,
  };
}
