import { randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { Tokens } from '../../auth/tokens.ts';
import { testEnv, type TestApp } from '../test-app.ts';
import { bearer, type Customer, escalate, makeAdmin, makeAgent, makeCustomer, type Staff } from '../test-people.ts';

/** A conversation, and everybody who may try to get at it. */
export interface Cast {
  /** Whose conversation it is. */
  owner: Customer;
  /** Who has it. */
  agent: Staff;
  /** Who had it before. */
  formerAgent: Staff;
  otherAgent: Staff;
  stranger: Customer;
  admin: Staff;
}

/** People with a token of their own that is good. */
export const honest = ['owner', 'agent', 'formerAgent', 'otherAgent', 'stranger', 'admin'] as const;
export type Honest = (typeof honest)[number];

export type Role = 'user' | 'agent' | 'admin';
export const roleOf: Readonly<Record<Honest, Role>> = {
  owner: 'user',
  stranger: 'user',
  agent: 'agent',
  formerAgent: 'agent',
  otherAgent: 'agent',
  admin: 'admin',
};

/** Raises a cast: the owner's chat is with `agent`, after `formerAgent` gave it away; or still with the assistant. */
export async function raiseCast(app: TestApp, state: 'assigned' | 'queued' | 'bot'): Promise<Cast> {
  // Nobody of an earlier cast takes a chat of this one, or stands before it in the line.
  await app.sql.query(`UPDATE "Agent" SET "maxChats" = 0`);
  await app.sql.query(`UPDATE "ConversationQueue" SET status = 'LEFT', "endedAt" = now() WHERE status = 'WAITING'`);
  const [owner, stranger, admin] = [await makeCustomer(app), await makeCustomer(app), await makeAdmin(app)];
  const there = async () => {
    const one = await makeAgent(app, { status: 'ONLINE', maxChats: 0 });
    await app.sql.query(`UPDATE "Agent" SET "leaseUntil" = now() + interval '1 hour' WHERE id = $1`, [one.id]);
    return one;
  };
  const [formerAgent, agent, otherAgent] = [await there(), await there(), await there()];
  if (state !== 'bot') await escalate(app, owner);
  if (state === 'assigned') {
    const setCap = (who: Staff, cap: number) =>
      app.sql.query(`UPDATE "Agent" SET "maxChats" = $2 WHERE id = $1`, [who.id, cap]);
    await setCap(formerAgent, 1);
    const post = (verb: string, who: Staff, body: object) =>
      app.http
        .post(`/conversations/${owner.conversationId}/${verb}`)
        .set(...bearer(who))
        .send(body)
        .expect(200);
    await post('claim', formerAgent, {});
    await setCap(agent, 5);
    await post('transfer', formerAgent, { agentId: agent.id });
    await setCap(formerAgent, 0);
  }
  return { owner, agent, formerAgent, otherAgent, stranger, admin };
}

/** Tokens that are good for nothing, each made to look like the right person's. */
export function forgedTokens(app: TestApp, { owner, agent, admin }: Cast, role: Role): Record<string, string> {
  const { token } = { user: owner, agent, admin }[role];
  const { sub, sid } = jwt.decode(token) as { sub: string; sid?: string };
  const secret = testEnv.jwtSecret ?? '';
  const sign = (claims: object, options: jwt.SignOptions = {}) =>
    jwt.sign({ ...(sid === undefined ? {} : { sid }), ...claims }, secret, {
      algorithm: 'HS256',
      issuer: 'honey',
      audience: role,
      subject: sub,
      ...options,
    });
  const [header = '', payload = '', signature = ''] = token.split('.');
  const unsigned = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
  const future = Math.floor(Date.now() / 1000) + 3_600;
  return {
    expired: sign({ exp: future - 7_200 }),
    'of another audience': app.app.get(Tokens).issue(role === 'user' ? 'admin' : 'user', sub, sid).token,
    'of an audience that does not exist': sign({ exp: future }, { audience: 'root' }),
    'of another issuer': sign({ exp: future }, { issuer: 'somebody' }),
    'without an end': sign({}),
    'of another algorithm': sign({ exp: future }, { algorithm: 'HS512' }),
    unsigned: `${unsigned}.${payload}.`,
    'with another signature': `${header}.${payload}.${[...signature].reverse().join('')}`,
    tampered: `${header}.${Buffer.from(JSON.stringify({ ...(jwt.decode(token) as object), sub: 'somebody' })).toString('base64url')}.${signature}`,
    ...(role === 'user'
      ? { 'of a customer who was erased': app.app.get(Tokens).issue('user', randomUUID()).token }
      : {}),
    'of no login': sign({ exp: future, ...(role === 'user' ? { sid: 'x' } : { sid: 'no such login' }) }),
  };
}

const TABLES = [
  'User',
  'Conversation',
  'Message',
  'ConversationAssignment',
  'ConversationQueue',
  'ConversationEvent',
  'Agent',
  'Admin',
  'AgentNotice',
  'Setting',
  'StaffSession',
  'StaffInvitation',
  'Article',
  'CuratedArticle',
  'AuditEntry',
  'Rating',
  'OfflineMessage',
  'ConversationNote',
  'ConversationTag',
  'Attachment',
  'CannedReply',
];

/** A digest of everything that is stored but leases, which time renews: the same as long as nothing has changed. */
export async function digest({ sql }: TestApp): Promise<string> {
  const parts = TABLES.map(
    (table) => `SELECT '${table}' || (to_jsonb(row) - 'leaseUntil')::text AS row FROM "${table}" row`,
  ).join(' UNION ALL ');
  const { rows } = await sql.query<{ digest: string }>(
    `SELECT md5(string_agg(row, '|' ORDER BY row)) AS digest FROM (${parts}) everything`,
  );
  return rows[0]?.digest ?? '';
}
