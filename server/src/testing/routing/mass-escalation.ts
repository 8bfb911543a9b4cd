import { Agent } from 'node:http';
import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { EscalationResult } from '@honey/protocol/escalation';
import { pino } from 'pino';
import { Tokens } from '../../auth/tokens.ts';
import { ENV } from '../../config/env.token.ts';
import type { Env } from '../../config/env.ts';
import type { Sql } from '../../platform/database/database.ts';
import { Dispatcher } from '../../routing/dispatcher.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import { findBrokenPromises } from './broken-promises.ts';
import { callRest } from './rest-call.ts';

const CUSTOMERS = 1_000;
const AGENTS = 50;
const CAP = 5;
const SLOTS = AGENTS * CAP;

interface Customer {
  conversationId: string;
  userId: string;
}

/** What one customer is answered. */
type Answer = { assignedTo: string } | { position: number };
type Ask = (customer: Customer, index: number) => Promise<Answer>;

/** Fifty agents who are there, and a thousand customers who have not asked yet. */
async function gather(sql: Sql): Promise<Customer[]> {
  await sql.query(
    'TRUNCATE "User", "Conversation", "ConversationAssignment", "ConversationQueue", "Agent", "AgentNotice" CASCADE',
  );
  await sql.query(
    `INSERT INTO "Agent" (id, name, email, "passwordHash", status, "maxChats", "leaseUntil")
     SELECT 'agent ' || n, 'Sarah', n || '@example.org', '', 'ONLINE', $2, now() + interval '1 hour' FROM generate_series(1, $1::int) n`,
    [AGENTS, CAP],
  );
  const customers = Array.from({ length: CUSTOMERS }, () => ({ conversationId: randomUUID(), userId: randomUUID() }));
  const columns = [customers.map((one) => one.conversationId), customers.map((one) => one.userId)];
  await sql.query('INSERT INTO "User" (id) SELECT unnest($1::text[])', [columns[1]]);
  await sql.query(
    'INSERT INTO "Conversation" (conversation_id, "userId") SELECT * FROM unnest($1::text[], $2::text[])',
    columns,
  );
  return customers;
}

async function checkOutcome(sql: Sql, customers: readonly Customer[], answers: readonly Answer[]): Promise<void> {
  const assigned = answers.flatMap((answer) => ('assignedTo' in answer ? [answer.assignedTo] : []));
  const positions = answers.flatMap((answer) => ('position' in answer ? [answer.position] : []));
  expect(assigned).toHaveLength(SLOTS);
  expect([...positions].sort((a, b) => a - b)).toEqual(Array.from({ length: CUSTOMERS - SLOTS }, (_, n) => n + 1));
  const { rows: agents } = await sql.query<{ currentChats: number }>('SELECT "currentChats" FROM "Agent"');
  expect(agents.map((agent) => agent.currentChats)).toEqual(Array.from({ length: AGENTS }, () => CAP));
  // What each was told is what the rows say: the same agent, the same place in the line.
  const { rows } = await sql.query<{ conversationId: string; agentId: string }>(
    `SELECT "conversationId", "agentId" FROM "ConversationAssignment" WHERE status = 'ACTIVE'`,
  );
  const agentOf = new Map(rows.map((row) => [row.conversationId, row.agentId]));
  const { rows: line } = await sql.query<{ conversationId: string }>(
    `SELECT "conversationId" FROM "ConversationQueue" WHERE status = 'WAITING' ORDER BY priority, "queuedAt", arrival`,
  );
  const placeOf = new Map(line.map((row, index) => [row.conversationId, index + 1]));
  const stored = customers.map(({ conversationId }): Answer | undefined => {
    const [assignedTo, position] = [agentOf.get(conversationId), placeOf.get(conversationId)];
    return assignedTo !== undefined ? { assignedTo } : position !== undefined ? { position } : undefined;
  });
  expect(stored).toEqual(answers);
  expect(await findBrokenPromises(sql)).toEqual([]);
}

const silent = pino({ level: 'silent' });

/** Straight to the dispatchers of `nodes`, which take turns. */
const askDispatchers =
  (nodes: readonly TestApp[]): Ask =>
  async (customer, index) => {
    const dispatcher = nodes[index % nodes.length]?.app.get(Dispatcher);
    const result = await dispatcher?.arrive({ ...customer, reason: 'Asked for a person', log: silent });
    if (result?.kind === 'assigned') return { assignedTo: result.assigned.agentId };
    if (result?.kind === 'queued') return { position: result.position };
    throw new Error(`Neither an agent nor a place in the line: ${result?.kind ?? 'no answer'}.`);
  };

/** Over HTTP, with connections that are kept. */
function askOverHttp({ app, address }: TestApp, agent: Agent): Ask {
  const tokens = app.get(Tokens);
  return async (customer) => {
    const { token } = tokens.issue('user', customer.userId);
    const url = `http://${address}/conversations/escalate`;
    const { body } = await callRest(agent, { method: 'POST', url, token, body: customer });
    const result = body as EscalationResult;
    if (result.status === 'ASSIGNED') return { assignedTo: result.agentId };
    if (result.status === 'QUEUED') return { position: result.position };
    throw new Error(`Neither an agent nor a place in the line: ${JSON.stringify(body)}`);
  };
}

async function round(sql: Sql, ask: Ask): Promise<Answer[]> {
  const customers = await gather(sql);
  const answers = await Promise.all(customers.map(ask));
  await checkOutcome(sql, customers, answers);
  return answers;
}

/** A thousand ask at once, on a database and two nodes that serve it. */
export class MassEscalation {
  private constructor(
    private readonly node: TestApp,
    private readonly secondNode: TestApp,
  ) {}

  static async start(): Promise<MassEscalation> {
    const node = await startTestApp({ logLevel: 'silent' });
    const { databaseUrl } = node.app.get<Env>(ENV);
    return new MassEscalation(node, await startTestApp({ logLevel: 'silent', databaseUrl }));
  }

  async close(): Promise<void> {
    await this.secondNode.close();
    await this.node.close();
  }

  async atOneNode(rounds: number): Promise<void> {
    for (let n = 0; n < rounds; n++) {
      const answers = await round(this.node.sql, askDispatchers([this.node]));
      // Who asked first is served first.
      const positions = answers.map((answer) => ('position' in answer ? answer.position : 0));
      expect(positions).toEqual(Array.from({ length: CUSTOMERS }, (_, index) => Math.max(0, index + 1 - SLOTS)));
    }
  }

  async atTwoNodes(rounds: number): Promise<void> {
    for (let n = 0; n < rounds; n++) await round(this.node.sql, askDispatchers([this.node, this.secondNode]));
  }

  async overHttp(rounds: number): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 128 });
    try {
      for (let n = 0; n < rounds; n++) await round(this.node.sql, askOverHttp(this.node, agent));
    } finally {
      agent.destroy();
    }
  }
}
