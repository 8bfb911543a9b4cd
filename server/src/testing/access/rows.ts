import { defaultAlertSettings } from '@honey/protocol/alerts';
import { signIdentity } from '../identity-token.ts';
import type { Cast, Honest, Role } from './cast.ts';

/** Who may use a route. */
export interface AccessRow {
  roles: readonly Role[] | 'public';
  /** Of those roles, whose it is; without it, everybody's. */
  whose?: readonly Honest[];
  /** What those of the roles whose it is not are answered. */
  elsewise?: Partial<Record<Honest, number>>;
  state?: 'assigned' | 'queued' | 'bot';
  /** What is in the place of ids in the path, by default the conversation. */
  id?: (cast: Cast) => string;
  body?: (cast: Cast) => object;
  /** What the right person is answered. */
  status?: number;
}

const conversation = ['owner', 'agent', 'admin'] as const;
const participants = ['owner', 'agent'] as const;
const words = () => ({ clientMessageId: 'c1', text: 'words' });

const article = { topic: null, keywords: '', body: 'Text', sourceName: null, sourceUrl: null };

/** Every route that the server has. One without a row fails the test. */
export const rows: Readonly<Record<string, AccessRow>> = {
  'POST /auth/agent/login': {
    roles: 'public',
    body: () => ({ email: 'a@example.org', password: 'guess' }),
    status: 401,
  },
  'POST /auth/admin/login': {
    roles: 'public',
    body: () => ({ email: 'a@example.org', password: 'guess' }),
    status: 401,
  },
  'POST /auth/user/refresh': { roles: ['user'] },
  'POST /auth/user/identify': {
    roles: 'public',
    body: ({ owner: { userId } }) => ({ identity: signIdentity({ sub: userId }) }),
  },
  'POST /auth/refresh': { roles: ['agent', 'admin'] },
  'POST /auth/logout': { roles: ['agent', 'admin'], status: 204 },
  'POST /auth/password': {
    roles: ['agent', 'admin'],
    body: () => ({ current: 'wrong', next: 'a long new password' }),
    status: 401,
  },
  'POST /auth/invitation/look': { roles: 'public', body: () => ({ token: 'guess' }), status: 404 },
  'POST /auth/invitation/accept': {
    roles: 'public',
    body: () => ({ token: 'guess', password: 'a long new password' }),
    status: 404,
  },
  'GET /auth/me': { roles: ['agent', 'admin'] },
  'GET /agents/availability': { roles: 'public' },
  'GET /agents/me': { roles: ['agent'] },
  'PATCH /agents/me/status': { roles: ['agent'], body: () => ({ status: 'AWAY' }) },
  'GET /agents/me/conversations': { roles: ['agent'] },
  'GET /agents/queue': { roles: ['agent'], state: 'queued' },
  'GET /agents/colleagues': { roles: ['agent'] },
  'GET /agents/me/closed': { roles: ['agent'] },
  'GET /agents/canned-replies': { roles: ['agent'] },
  'GET /conversations/{id}/notes': { roles: ['agent', 'admin'], whose: ['agent', 'admin'] },
  'POST /conversations/{id}/notes': {
    roles: ['agent', 'admin'],
    whose: ['agent', 'admin'],
    body: () => ({ text: 'A note' }),
    status: 201,
  },
  'GET /agents/search': { roles: ['agent'], status: 400 },
  'GET /agents/tags': { roles: ['agent'] },
  'GET /conversations/{id}/tags': { roles: ['agent', 'admin'], whose: ['agent', 'admin'] },
  'PUT /conversations/{id}/tags': {
    roles: ['agent', 'admin'],
    whose: ['agent', 'admin'],
    body: () => ({ tags: ['implant'] }),
  },
  'POST /conversations/{id}/snooze': {
    roles: ['agent'],
    whose: ['agent'],
    elsewise: { formerAgent: 409 },
    body: () => ({ until: new Date(Date.now() + 3_600_000).toISOString() }),
  },
  'DELETE /conversations/{id}/snooze': { roles: ['agent'], whose: ['agent'], elsewise: { formerAgent: 409 } },
  'GET /conversations/{id}/earlier': { roles: ['agent', 'admin'], whose: ['agent', 'admin'] },
  'GET /admin/canned-replies': { roles: ['admin'] },
  'POST /admin/canned-replies': {
    roles: ['admin'],
    body: ({ admin: { id } }) => ({ shortcut: id.slice(0, 8), title: 'Title', text: 'Text' }),
    status: 201,
  },
  'PATCH /admin/canned-replies/{id}': {
    roles: ['admin'],
    id: () => 'no such reply',
    body: () => ({ title: 'Title' }),
    status: 404,
  },
  'DELETE /admin/canned-replies/{id}': { roles: ['admin'], id: () => 'no such reply', status: 404 },
  'GET /admin/articles': { roles: ['admin'] },
  'GET /admin/articles/{id}': { roles: ['admin'], id: () => 'no such article', status: 404 },
  'POST /admin/articles': {
    roles: ['admin'],
    body: ({ admin: { id } }) => ({ ...article, slug: id.toLowerCase(), title: id }),
    status: 201,
  },
  'PUT /admin/articles/{id}': {
    roles: ['admin'],
    id: () => 'no such article',
    body: () => ({ ...article, title: 'Title', updatedAt: new Date(0).toISOString() }),
    status: 404,
  },
  'DELETE /admin/articles/{id}': { roles: ['admin'], id: () => 'no such article', status: 400 },
  'POST /admin/articles/preview': { roles: ['admin'], body: () => ({ question: 'What is this?' }) },
  'POST /conversations': { roles: 'public', status: 201 },
  'GET /conversations/{id}': { roles: ['user', 'agent', 'admin'], whose: conversation },
  'GET /conversations/{id}/messages': { roles: ['user', 'agent', 'admin'], whose: conversation },
  'POST /conversations/{id}/messages': { roles: ['user', 'agent'], whose: participants, body: words, status: 201 },
  // Whose it is passes as far as the body, which is no file; what is sent and fetched is in attachments/.
  'POST /conversations/{id}/attachments': { roles: ['user', 'agent'], whose: participants, status: 415 },
  'GET /conversations/{id}/attachments/{attachmentId}': {
    roles: ['user', 'agent', 'admin'],
    whose: conversation,
    status: 404,
  },
  'POST /conversations/{id}/bot': { roles: ['user'], whose: ['owner'], state: 'bot', body: words, status: 201 },
  'POST /conversations/escalate': {
    roles: ['user'],
    whose: ['owner'],
    state: 'bot',
    body: ({ owner: { conversationId, userId } }) => ({ conversationId, userId }),
    elsewise: { stranger: 403 },
  },
  'GET /conversations/queue-status/{id}': { roles: ['user'], whose: ['owner'] },
  'POST /conversations/{id}/leave-queue': { roles: ['user'], whose: ['owner'], state: 'queued' },
  'POST /conversations/{id}/keep-waiting': { roles: ['user'], whose: ['owner'], state: 'queued' },
  'POST /conversations/{id}/accept': { roles: ['agent'], whose: ['agent'], elsewise: { formerAgent: 409 } },
  'POST /conversations/{id}/claim': { roles: ['agent'], state: 'queued', status: 409 },
  'POST /conversations/{id}/transfer': {
    roles: ['agent', 'admin'],
    whose: ['agent', 'admin'],
    elsewise: { formerAgent: 409 },
  },
  'POST /conversations/{id}/close': {
    roles: ['user', 'agent', 'admin'],
    whose: conversation,
    elsewise: { formerAgent: 409 },
  },
  'POST /conversations/{id}/offline-message': { roles: ['user'], whose: ['owner'], state: 'bot', body: words },
  'POST /conversations/{id}/rating': { roles: ['user'], whose: ['owner'], body: () => ({ score: 5 }) },
  'GET /admin/metrics': { roles: ['admin'] },
  'GET /admin/queue': { roles: ['admin'] },
  'POST /admin/queue/{id}/give': {
    roles: ['admin'],
    state: 'queued',
    // Nobody here has room: who may give is understood, and refused for that.
    body: ({ otherAgent }) => ({ agentId: otherAgent.id }),
    status: 409,
  },
  'PATCH /admin/queue/{id}': { roles: ['admin'], state: 'queued', body: () => ({ priority: 'HIGH' }) },
  'GET /admin/agents': { roles: ['admin'] },
  'POST /admin/agents': {
    roles: ['admin'],
    body: ({ admin: { id } }) => ({
      name: 'New',
      email: `new-${id}@example.org`,
      maxChats: 5,
    }),
    status: 201,
  },
  'POST /admin/agents/{id}/invitation': { roles: ['admin'], id: ({ otherAgent }) => otherAgent.id, status: 201 },
  'PATCH /admin/agents/{id}': {
    roles: ['admin'],
    id: ({ otherAgent }) => otherAgent.id,
    body: () => ({ name: 'Other' }),
  },
  'GET /admin/conversations': { roles: ['admin'] },
  'POST /admin/conversations/{id}/take-over': { roles: ['admin'], status: 409 },
  'GET /admin/conversations/{id}/trace': { roles: ['admin'] },
  'GET /admin/traces': { roles: ['admin'] },
  'GET /admin/reports': { roles: ['admin'], status: 400 },
  'GET /admin/reports/today': { roles: ['admin'] },
  'GET /admin/alerts': { roles: ['admin'] },
  'POST /admin/alerts/{id}/acknowledge': { roles: ['admin'], status: 404 },
  'GET /admin/alerts/rules': { roles: ['admin'] },
  'PUT /admin/alerts/rules': { roles: ['admin'], body: () => defaultAlertSettings },
  'GET /admin/business-hours': { roles: ['admin'] },
  'PUT /admin/business-hours': {
    roles: ['admin'],
    body: () => ({ timezone: 'UTC', weekly: [{ day: 1, opens: '00:00', closes: '24:00' }], exceptions: [] }),
  },
  'GET /admin/settings': { roles: ['admin'] },
  'PUT /admin/settings': { roles: ['admin'], body: () => ({}), status: 400 },
  'GET /admin/settings/languages': { roles: ['admin'] },
  'PUT /admin/settings/languages': { roles: ['admin'], body: () => ({ offered: ['en'], default: 'en' }) },
  'GET /admin/audit': { roles: ['admin'] },
  'GET /admin/audit/actors': { roles: ['admin'] },
  'GET /admin/users/{id}': { roles: ['admin'], id: ({ owner }) => owner.userId },
  'DELETE /admin/users/{id}': { roles: ['admin'], id: ({ owner }) => owner.userId },
  'GET /health/live': { roles: 'public' },
  'GET /health/ready': { roles: 'public' },
  'GET /metrics': { roles: 'public' },
};
