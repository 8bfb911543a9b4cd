import { expect } from '@jest/globals';
import { defaultAlertSettings } from '@honey/protocol/alerts';
import type { AuditAction } from '@honey/protocol/audit';
import { defaultRoutingSettings } from '@honey/protocol/settings';
import type { TestApp } from '../test-app.ts';
import { type Customer, makeOnlineAgent, type Staff } from '../test-people.ts';

interface Subjects {
  waiting: Customer;
  agent: Staff;
  replyId: string;
  alertId: string;
  article: { id: string; slug: string; updatedAt: string };
}

interface Deed {
  action: AuditAction;
  /** What it takes besides the subjects. */
  arrange?: (app: TestApp, admin: Staff, subjects: Subjects) => Promise<void>;
  path: (subjects: Subjects) => string;
  body?: Record<string, unknown> | ((subjects: Subjects) => Record<string, unknown>);
  /** What the entry says besides who and when. */
  entry: (subjects: Subjects) => object;
}

export const hours = { timezone: 'UTC', weekly: [{ day: 1, opens: '09:00', closes: '17:00' }], exceptions: [] };

const anyone = { subjectId: expect.any(String) as unknown, subjectName: expect.any(String) as unknown };

const text = { topic: null, keywords: '', body: 'Boil the water.', sourceName: null, sourceUrl: null };

/** What is asked with a body and changes nothing. */
export const questions = ['POST /admin/articles/preview'];

/** What an admin can change, and what it leaves on record. A new route needs a line here. */
export const deeds: Record<string, Deed> = {
  'PATCH /admin/queue/{conversationId}': {
    action: 'queue.priority-changed',
    path: ({ waiting }) => `/admin/queue/${waiting.conversationId}`,
    body: { priority: 'HIGH' },
    entry: ({ waiting }) => ({
      subjectId: waiting.conversationId,
      details: { fields: { priority: { from: 'NORMAL', to: 'HIGH' } } },
    }),
  },
  'POST /admin/queue/{conversationId}/give': {
    action: 'conversation.reassigned',
    // Who gave the chat back has room, and is not given it again by itself.
    arrange: async (app, _admin, { waiting, agent }) => {
      await app.sql.query(`UPDATE "ConversationQueue" SET "excludedAgents" = ARRAY[$2] WHERE "conversationId" = $1`, [
        waiting.conversationId,
        agent.id,
      ]);
      await app.sql.query(
        `UPDATE "Agent" SET status = 'ONLINE', "leaseUntil" = now() + interval '1 hour' WHERE id = $1`,
        [agent.id],
      );
    },
    path: ({ waiting }) => `/admin/queue/${waiting.conversationId}/give`,
    body: ({ agent }) => ({ agentId: agent.id }),
    entry: ({ waiting, agent }) => ({ subjectId: waiting.conversationId, details: { from: null, to: agent.id } }),
  },
  'POST /admin/conversations/{conversationId}/take-over': {
    action: 'conversation.reassigned',
    arrange: async (app, admin) => {
      const { socket } = await makeOnlineAgent(app, { maxChats: 1 });
      await socket.next('agent_notification', ({ type }) => type === 'NEW_CONVERSATION_ASSIGNED');
      const desk = await makeOnlineAgent(app);
      const email = '(SELECT email FROM "Admin" WHERE id = $1)';
      await app.sql.query(`UPDATE "Agent" SET email = ${email} WHERE id = $2`, [admin.id, desk.id]);
    },
    path: ({ waiting }) => `/admin/conversations/${waiting.conversationId}/take-over`,
    entry: ({ waiting }) => ({
      subjectId: waiting.conversationId,
      details: { from: expect.any(String) as unknown, to: expect.any(String) as unknown },
    }),
  },
  'PUT /admin/settings': {
    action: 'settings.changed',
    path: () => '/admin/settings',
    body: { ...defaultRoutingSettings, retentionDays: 90 },
    entry: () => ({ subjectId: 'routing', details: { fields: { retentionDays: { from: null, to: 90 } } } }),
  },
  'PUT /admin/settings/languages': {
    action: 'settings.changed',
    path: () => '/admin/settings/languages',
    // The only one that can be offered so far.
    body: { offered: ['en'], default: 'en' },
    entry: () => ({ subjectId: 'languages', details: { fields: {} } }),
  },
  'PUT /admin/business-hours': {
    action: 'settings.changed',
    path: () => '/admin/business-hours',
    body: hours,
    entry: () => ({
      subjectId: 'business-hours',
      details: { fields: { weekly: { from: expect.any(Array) as unknown, to: hours.weekly } } },
    }),
  },
  'POST /admin/agents': {
    action: 'agent.invited',
    path: () => '/admin/agents',
    body: { name: 'Nana', email: 'nana@example.org', maxChats: 3 },
    entry: () => ({ ...anyone, details: { isNew: true, expiresAt: expect.any(String) as unknown } }),
  },
  'POST /admin/agents/{agentId}/invitation': {
    action: 'agent.invited',
    path: ({ agent }) => `/admin/agents/${agent.id}/invitation`,
    entry: ({ agent }) => ({
      ...anyone,
      subjectId: agent.id,
      details: { isNew: false, expiresAt: expect.any(String) as unknown },
    }),
  },
  'PATCH /admin/agents/{agentId}': {
    action: 'agent.changed',
    path: ({ agent }) => `/admin/agents/${agent.id}`,
    body: { maxChats: 7 },
    entry: ({ agent }) => ({ ...anyone, subjectId: agent.id, details: expect.objectContaining({}) as unknown }),
  },
  'POST /admin/canned-replies': {
    action: 'settings.changed',
    path: () => '/admin/canned-replies',
    body: { shortcut: 'bye', title: 'Good-bye', text: 'Come back when you like.' },
    entry: () => ({
      subjectId: expect.any(String) as unknown,
      details: { key: 'canned-replies', how: 'created' },
    }),
  },
  'PATCH /admin/canned-replies/{replyId}': {
    action: 'settings.changed',
    path: ({ replyId }) => `/admin/canned-replies/${replyId}`,
    body: { title: 'Welcome' },
    entry: ({ replyId }) => ({ subjectId: replyId, details: { key: 'canned-replies', how: 'changed' } }),
  },
  'DELETE /admin/canned-replies/{replyId}': {
    action: 'settings.changed',
    path: ({ replyId }) => `/admin/canned-replies/${replyId}`,
    entry: ({ replyId }) => ({ subjectId: replyId, details: { key: 'canned-replies', how: 'deleted' } }),
  },
  'POST /admin/articles': {
    action: 'settings.changed',
    path: () => '/admin/articles',
    body: { ...text, slug: 'coffee', title: 'Coffee' },
    entry: () => ({ subjectId: 'coffee', details: { key: 'articles', how: 'created' } }),
  },
  'PUT /admin/articles/{articleId}': {
    action: 'settings.changed',
    path: ({ article }) => `/admin/articles/${article.id}`,
    body: ({ article }) => ({ ...text, title: 'Green tea', updatedAt: article.updatedAt }),
    entry: ({ article }) => ({
      subjectId: article.slug,
      details: {
        key: 'articles',
        how: 'changed',
        fields: { title: { from: 'Tea', to: 'Green tea' }, body: { from: { characters: 4 }, to: { characters: 15 } } },
      },
    }),
  },
  'DELETE /admin/articles/{articleId}': {
    action: 'settings.changed',
    path: ({ article }) => `/admin/articles/${article.id}?updatedAt=${encodeURIComponent(article.updatedAt)}`,
    entry: ({ article }) => ({ subjectId: article.slug, details: { key: 'articles', how: 'deleted' } }),
  },
  'PUT /admin/alerts/rules': {
    action: 'settings.changed',
    path: () => '/admin/alerts/rules',
    body: { ...defaultAlertSettings, QUEUE_LENGTH: { enabled: true, threshold: 5, clearAt: 3 } },
    entry: () => ({
      subjectId: 'alerts',
      details: {
        fields: {
          QUEUE_LENGTH: { from: defaultAlertSettings.QUEUE_LENGTH, to: { enabled: true, threshold: 5, clearAt: 3 } },
        },
      },
    }),
  },
  'POST /admin/alerts/{alertId}/acknowledge': {
    action: 'alert.acknowledged',
    path: ({ alertId }) => `/admin/alerts/${alertId}/acknowledge`,
    entry: ({ alertId }) => ({ subjectId: alertId, details: null }),
  },
  'DELETE /admin/users/{userId}': {
    action: 'user.erased',
    path: ({ waiting }) => `/admin/users/${waiting.userId}`,
    entry: () => ({
      subjectId: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
      details: { conversations: 1, messages: 0 },
    }),
  },
};
