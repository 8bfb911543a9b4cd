import { randomUUID } from 'node:crypto';
import { Agent as ConnectionPool } from 'node:http';
import type { AgentStatus } from '@honey/protocol/states';
import { Presence } from '../../agents/presence.ts';
import { Tokens } from '../../auth/tokens.ts';
import { ENV } from '../../config/env.token.ts';
import type { Env } from '../../config/env.ts';
import type { Sql } from '../../platform/database/database.ts';
import { Sweep } from '../../routing/sweep.ts';
import { ROUTING, writeSetting } from '../../settings/settings.queries.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import { disconnect, makeAdmin, makeAgent, type Staff } from '../test-people.ts';
import { connect, type TestSocket } from '../test-socket.ts';
import { AGENTS, PEOPLE } from './action.ts';
import { type Cast, readSnapshot, type Snapshot } from './stage-rows.ts';
import { ANSWER_WITHIN, GRACE, PATIENCE, REQUEUE_AFTER } from './world.ts';

export interface Start {
  agents: { status: AgentStatus; cap: number; isConnected: boolean }[];
}

/** What of the routing settings a run does not change. */
export const fixedSettings = {
  presenceGraceSeconds: GRACE,
  requeueAfterSeconds: REQUEUE_AFTER,
  queueTimeoutSeconds: PATIENCE,
  keepWaitingWithinSeconds: ANSWER_WITHIN,
};

/** The real server on real rows, with a cast that is the same for many runs. */
export class Stage {
  readonly pool = new ConnectionPool({ keepAlive: true });
  /** Each agent's socket and the node it is at. */
  readonly sockets: ({ socket: TestSocket; node: number } | null)[] = Array.from({ length: AGENTS }, () => null);
  people: { conversationId: string; userId: string; token: string }[] = [];

  private constructor(
    readonly nodes: TestApp[],
    readonly agents: readonly Staff[],
    readonly admin: Staff,
  ) {}

  static async start(nodeCount: number): Promise<Stage> {
    const first = await startNode(0);
    const { databaseUrl } = first.app.get<Env>(ENV);
    const nodes = [first];
    while (nodes.length < nodeCount) nodes.push(await startNode(nodes.length, databaseUrl));
    const agents: Staff[] = [];
    for (let n = 0; n < AGENTS; n++) agents.push(await makeAgent(first));
    return new Stage(nodes, agents, await makeAdmin(first));
  }

  async close(): Promise<void> {
    this.pool.destroy();
    for (const node of [...this.nodes].reverse()) await node.close();
  }

  node(number: number): TestApp {
    const node = this.nodes[number % this.nodes.length];
    if (!node) throw new Error('There is no such node.');
    return node;
  }

  get sql(): Sql {
    return this.node(0).sql;
  }

  get cast(): Cast {
    return {
      agentIds: this.agents.map(({ id }) => id),
      conversationIds: this.people.map(({ conversationId }) => conversationId),
    };
  }

  snapshot(now: number): Promise<Snapshot> {
    return readSnapshot(this.sql, this.cast, now);
  }

  /** New people who have not asked yet, agents as they are wanted, the settings as they are by default. */
  async reset({ agents }: Start): Promise<void> {
    const tokens = this.node(0).app.get(Tokens);
    this.people = Array.from({ length: PEOPLE }, () => {
      const userId = randomUUID();
      return { conversationId: randomUUID(), userId, token: tokens.issue('user', userId).token };
    });
    const tables = ['AgentNotice', 'ConversationQueue', 'ConversationAssignment', 'Conversation', 'User', 'Setting'];
    await this.sql.query(tables.map((table) => `DELETE FROM "${table}"`).join('; '));
    await this.sql.query(
      `WITH people AS (SELECT * FROM unnest($1::text[], $2::text[]) AS t(conversation_id, user_id)),
         users AS (INSERT INTO "User" (id) SELECT user_id FROM people)
       INSERT INTO "Conversation" (conversation_id, "userId") SELECT * FROM people`,
      [this.people.map((one) => one.conversationId), this.people.map((one) => one.userId)],
    );
    await writeSetting(this.sql, ROUTING, fixedSettings);
    for (const [number, { isConnected }] of agents.entries()) {
      if (isConnected) await this.connect(number, 0);
      else await this.disconnect(number);
    }
    await this.sql.query(
      `UPDATE "Agent" a SET status = wanted.status::"AgentStatus", "maxChats" = wanted.cap, "currentChats" = 0, "lastAssignedAt" = NULL,
         "leaseUntil" = CASE WHEN wanted."isConnected" THEN clock_timestamp() + make_interval(secs => $2) END
       FROM jsonb_to_recordset($1::jsonb) AS wanted(id text, status text, cap int, "isConnected" boolean) WHERE a.id = wanted.id`,
      [JSON.stringify(agents.map((agent, number) => ({ ...agent, id: this.agents[number]?.id }))), GRACE],
    );
    // The heart beats for as long as the test runs: nobody's absence is the system's fault.
    await this.sql.query(
      `INSERT INTO "Heartbeat" ("beatAt") VALUES (clock_timestamp() + interval '1 day')
       ON CONFLICT (id) DO UPDATE SET "beatAt" = excluded."beatAt"`,
    );
  }

  /** A socket for an agent who may have one already. */
  async connect(number: number, node: number): Promise<void> {
    const agent = this.agents[number];
    if (!agent || this.sockets[number]) return;
    const data = { agentId: agent.id, token: agent.token };
    const socket = await connect(this.node(node), 'register_agent', data);
    this.sockets[number] = { socket, node: node % this.nodes.length };
  }

  async disconnect(number: number): Promise<void> {
    const [agent, connected] = [this.agents[number], this.sockets[number]];
    if (!agent || !connected) return;
    this.sockets[number] = null;
    await disconnect(this.node(0), { ...agent, socket: connected.socket });
  }

  /** Cuts all connections that a node has to the database, whatever they are in the middle of. */
  async cut(number: number): Promise<void> {
    await this.sql.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1`,
      [nodeName(number)],
    );
  }

  /** Stops a node and starts it again. Returns the agents who had their socket there. */
  async restart(number: number): Promise<number[]> {
    const { databaseUrl } = this.node(0).app.get<Env>(ENV);
    const lost = this.sockets.flatMap((one, agent) => (one?.node === number ? [agent] : []));
    for (const agent of lost) this.sockets[agent] = null;
    await this.node(number).close();
    this.nodes[number] = await startNode(number, databaseUrl);
    return lost;
  }
}

const nodeName = (number: number) => `node ${String(number)}`;

/** A node whose sweep and renewals happen only when a test asks for them. Without a URL it brings its own database. */
async function startNode(number: number, databaseUrl?: string): Promise<TestApp> {
  const change: Partial<Env> = { logLevel: 'silent' };
  if (databaseUrl !== undefined) {
    const url = new URL(databaseUrl);
    url.searchParams.set('application_name', nodeName(number));
    change.databaseUrl = url.href;
  }
  const node = await startTestApp(change);
  await node.app.get(Sweep).onModuleDestroy();
  await node.app.get(Presence).onModuleDestroy();
  return node;
}
