import type { Conversation } from '@honey/protocol/entities';
import type {
  AccessTokenAnswer,
  AdminAgentsAnswer,
  AdminConversationsAnswer,
  AdminLoginAnswer,
  AdminQueueAnswer,
  LoginBody,
  MeAnswer,
  MessagesAnswer,
  Metrics,
  PasswordBody,
  PriorityAnswer,
} from '@honey/protocol/rest';
import type { ConversationStatus, Priority } from '@honey/protocol/states';
import { pathId } from './rest-client.ts';
import type { RestClient } from './rest-client.ts';

/** What an admin's board may ask of the server. */
export type AdminApi = ReturnType<typeof createAdminApi>;

export function createAdminApi(rest: RestClient) {
  return {
    login: (body: LoginBody) => rest.post<AdminLoginAnswer>('/auth/admin/login', body),
    refresh: () => rest.post<AccessTokenAnswer>('/auth/refresh'),
    logout: () => rest.post<undefined>('/auth/logout'),
    changePassword: (body: PasswordBody) => rest.post<undefined>('/auth/password', body),
    me: () => rest.get<MeAnswer>('/auth/me'),
    metrics: () => rest.get<Metrics>('/admin/metrics'),
    queue: () => rest.get<AdminQueueAnswer>('/admin/queue'),
    changePriority: (conversationId: string, priority: Priority) =>
      rest.patch<PriorityAnswer>(`/admin/queue/${pathId(conversationId)}`, { priority }),
    agents: () => rest.get<AdminAgentsAnswer>('/admin/agents'),
    /** Newest first; all states when none is named. At most 200. */
    conversations: (status?: ConversationStatus, limit = 50) =>
      rest.get<AdminConversationsAnswer>(
        `/admin/conversations?limit=${String(limit)}${status === undefined ? '' : `&status=${status}`}`,
      ),
    conversation: (conversationId: string) => rest.get<Conversation>(`/conversations/${pathId(conversationId)}`),
    /** Entries after `after`, ascending by `seq`. */
    messages: (conversationId: string, after: number) =>
      rest.get<MessagesAnswer>(`/conversations/${pathId(conversationId)}/messages?after=${String(after)}&limit=200`),
  };
}
