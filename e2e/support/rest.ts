import type { BusinessHours } from '@honey/protocol/business-hours';
import type { EscalationResult } from '@honey/protocol/escalation';
import type {
  AdminLoginAnswer,
  AgentLoginAnswer,
  CreateConversationAnswer,
  SendMessageBody,
} from '@honey/protocol/rest';
import { defaultRoutingSettings, type RoutingSettings } from '@honey/protocol/settings';
import { DEMO_ADMIN, DEMO_AGENT_PASSWORD } from '../../server/src/seed.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT';

interface Call {
  token?: string;
  body?: unknown;
}

/** One call of the REST API. @throws when it is refused. */
async function call<Answer>(url: string, method: Method, { token, body }: Call = {}): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} was answered ${String(response.status)}: ${text}`);
  return JSON.parse(text) as Answer;
}

/** What tests arrange or do behind the screens' backs, as outside clients of the contract. */
export function restOf(url: () => string) {
  const post = <Answer>(path: string, options?: Call) => call<Answer>(`${url()}${path}`, 'POST', options);
  const admin = async () => {
    const { email, password } = DEMO_ADMIN;
    return (await post<AdminLoginAnswer>('/auth/admin/login', { body: { email, password } })).accessToken;
  };
  const agent = (name: string) =>
    post<AgentLoginAnswer>('/auth/agent/login', {
      body: { email: `${name.toLowerCase()}@honeychatbot.com`, password: DEMO_AGENT_PASSWORD },
    });

  return {
    signInAgent: agent,
    /** How many chats an agent of the demo may have at once. */
    async capAgent(name: string, maxChats: number) {
      const known = await agent(name);
      const path = `${url()}/admin/agents/${known.agent.id}`;
      await call(path, 'PATCH', { token: await admin(), body: { maxChats } });
    },
    async setHours(hours: BusinessHours) {
      await call(`${url()}/admin/business-hours`, 'PUT', { token: await admin(), body: hours });
    },
    /** Sets how chats are routed; what is not named is as at first. */
    async setRouting(change: Partial<RoutingSettings>) {
      const body = { ...defaultRoutingSettings, ...change };
      await call(`${url()}/admin/settings`, 'PUT', { token: await admin(), body });
    },
    newCustomer: (topic: string) => post<CreateConversationAnswer>('/conversations', { body: { topic } }),
    escalate: ({ conversationId, userId, token }: CreateConversationAnswer) =>
      post<EscalationResult>('/conversations/escalate', { token, body: { conversationId, userId } }),
    leaveQueue: ({ conversationId, token }: CreateConversationAnswer) =>
      post(`/conversations/${conversationId}/leave-queue`, { token, body: {} }),
    say: (conversationId: string, { token, ...body }: SendMessageBody & { token: string }) =>
      post(`/conversations/${conversationId}/messages`, { token, body }),
    /** Ends a conversation in its customer's name. */
    close: ({ conversationId, token }: CreateConversationAnswer) =>
      post(`/conversations/${conversationId}/close`, { token, body: {} }),
    /** Gives a chat back to the line in its agent's name, with a note for the next one. */
    async handBack(name: string, conversationId: string, note: string) {
      const { accessToken } = await agent(name);
      await post(`/conversations/${conversationId}/transfer`, { token: accessToken, body: { note } });
    },
    /** Writes a note of the team in its agent's name. */
    async note(name: string, conversationId: string, text: string) {
      const { accessToken } = await agent(name);
      await post(`/conversations/${conversationId}/notes`, { token: accessToken, body: { text } });
    },
    /** Ends a conversation in its agent's name. */
    async closeAsAgent(name: string, conversationId: string) {
      const { accessToken } = await agent(name);
      await post(`/conversations/${conversationId}/close`, { token: accessToken, body: {} });
    },
  };
}

export type Rest = ReturnType<typeof restOf>;
