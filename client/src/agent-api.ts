import type { AgentProfile, Conversation } from '@honey/protocol/entities';
import type {
  AccessTokenAnswer,
  AgentConversationsAnswer,
  AgentLoginAnswer,
  LoginBody,
  MeAnswer,
  MessagesAnswer,
  PasswordBody,
} from '@honey/protocol/rest';
import type { QueueStatusAnswer } from '@honey/protocol/escalation';
import type { AgentStatus } from '@honey/protocol/states';
import { pathId } from './rest-client.ts';
import type { RestClient } from './rest-client.ts';

/** What an agent's desk may ask of the server. */
export type AgentApi = ReturnType<typeof createAgentApi>;

export function createAgentApi(rest: RestClient) {
  const at = (conversationId: string, suffix = '') => `/conversations/${pathId(conversationId)}${suffix}`;
  return {
    login: (body: LoginBody) => rest.post<AgentLoginAnswer>('/auth/agent/login', body),
    refresh: () => rest.post<AccessTokenAnswer>('/auth/refresh'),
    logout: () => rest.post<undefined>('/auth/logout'),
    changePassword: (body: PasswordBody) => rest.post<undefined>('/auth/password', body),
    me: () => rest.get<MeAnswer>('/auth/me'),
    /** The agent's own row: status, load, cap. */
    profile: () => rest.get<AgentProfile>('/agents/me'),
    setStatus: (status: AgentStatus) => rest.patch<AgentProfile>('/agents/me/status', { status }),
    myConversations: () => rest.get<AgentConversationsAnswer>('/agents/me/conversations'),
    conversation: (conversationId: string) => rest.get<Conversation>(at(conversationId)),
    /** Entries after `after`, ascending by `seq`. */
    messages: (conversationId: string, after: number) =>
      rest.get<MessagesAnswer>(at(conversationId, `/messages?after=${String(after)}&limit=200`)),
    close: (conversationId: string, outcome?: string) =>
      rest.post<QueueStatusAnswer>(at(conversationId, '/close'), outcome === undefined ? {} : { outcome }),
  };
}
