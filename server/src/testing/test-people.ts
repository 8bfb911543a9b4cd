import { randomUUID } from 'node:crypto';
import type { CreateConversationAnswer } from '@honey/protocol/rest';
import type { AgentStatus } from '@honey/protocol/states';
import { Tokens } from '../auth/tokens.ts';
import type { TestApp } from './test-app.ts';
import { connect, type TestSocket } from './test-socket.ts';

export interface Staff {
  id: string;
  token: string;
}

export interface AgentOptions {
  name?: string;
  maxChats?: number;
  status?: AgentStatus;
  disabled?: boolean;
}

/** An agent who is signed in, without a socket. */
export async function makeAgent({ sql, app }: TestApp, options: AgentOptions = {}): Promise<Staff> {
  const { name = 'Sarah', maxChats = 5, status = 'OFFLINE', disabled = false } = options;
  const id = randomUUID();
  await sql.query(
    `INSERT INTO "Agent" (id, name, email, "passwordHash", "maxChats", status, disabled)
     VALUES ($1, $2, $3, '', $4, $5::"AgentStatus", $6)`,
    [id, name, `${id}@example.org`, maxChats, status, disabled],
  );
  return { id, token: await signIn({ sql, app }, { kind: 'agent', id }) };
}

/** An agent who is available: online with a registered socket. */
export async function makeOnlineAgent(
  test: TestApp,
  options: AgentOptions = {},
): Promise<Staff & { socket: TestSocket }> {
  const agent = await makeAgent(test, { status: 'ONLINE', ...options });
  const socket = await connect(test, 'register_agent', { agentId: agent.id, token: agent.token });
  return { ...agent, socket };
}

/** Closes an agent's socket and resolves once the server has begun the grace. */
export async function disconnect({ sql }: TestApp, { id, socket }: Staff & { socket: TestSocket }): Promise<void> {
  const lease = async () => {
    const { rows } = await sql.query<{ until: string }>(
      'SELECT "leaseUntil"::text AS until FROM "Agent" WHERE id = $1',
      [id],
    );
    return rows[0]?.until;
  };
  const before = await lease();
  await socket.close();
  while ((await lease()) === before);
}

export async function makeAdmin({ sql, app }: TestApp): Promise<Staff> {
  const id = randomUUID();
  await sql.query(`INSERT INTO "Admin" (id, name, email, "passwordHash") VALUES ($1, 'Ada', $2, '')`, [
    id,
    `${id}@example.org`,
  ]);
  return { id, token: await signIn({ sql, app }, { kind: 'admin', id }) };
}

async function signIn(
  { sql, app }: Pick<TestApp, 'sql' | 'app'>,
  { kind, id }: { kind: 'agent' | 'admin'; id: string },
): Promise<string> {
  const sessionId = randomUUID();
  await sql.query(
    `INSERT INTO "StaffSession" (id, role, "staffId", "expiresAt") VALUES ($1, $2::"StaffRole", $3, now() + interval '1 hour')`,
    [sessionId, kind.toUpperCase(), id],
  );
  return app.get(Tokens).issue(kind, id, sessionId).token;
}

export type Customer = CreateConversationAnswer;

/** A customer with a conversation that is still with the assistant. */
export async function makeCustomer({ http }: TestApp, topic?: string): Promise<Customer> {
  const answer = await http.post('/conversations').send({ topic }).expect(201);
  return answer.body as Customer;
}

export function bearer({ token }: { token: string }): [string, string] {
  return ['authorization', `Bearer ${token}`];
}

export async function escalate({ http }: TestApp, customer: Customer) {
  const { conversationId, userId } = customer;
  return http
    .post('/conversations/escalate')
    .set(...bearer(customer))
    .send({ conversationId, userId });
}

/** A customer and an agent in a chat, both with a registered socket. */
export async function makeChat(
  test: TestApp,
): Promise<{ user: TestSocket; agent: TestSocket; conversationId: string }> {
  const { socket: agent } = await makeOnlineAgent(test);
  const customer = await makeCustomer(test);
  await escalate(test, customer);
  const user = await connect(test, 'register_user', customer);
  return { user, agent, conversationId: customer.conversationId };
}
