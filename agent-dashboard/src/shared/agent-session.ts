import { createAgentApi } from '@honey/client/agent-api';
import type { AgentApi } from '@honey/client/agent-api';
import type { AgentProfile } from '@honey/protocol/entities';
import { apiUrl } from '@honey/ui/environment';
import { createSession } from '@honey/ui/session';
import type { Session } from '@honey/ui/session';
import { createContext, useContext } from 'react';

export type AgentSession = Session<AgentApi, AgentProfile>;

/** The session of this tab. */
export const createAgentSession = (): AgentSession =>
  createSession({
    storageKey: 'honey-agent-session',
    baseUrl: apiUrl(),
    createApi: createAgentApi,
    login: async (api, body) => {
      const { agent, ...token } = await api.login(body);
      return { ...token, profile: agent };
    },
  });

export const AgentSessionContext = createContext<AgentSession | null>(null);

export const useAgentSession = (): AgentSession => {
  const session = useContext(AgentSessionContext);
  if (session === null) throw new Error('AgentSessionContext is missing above this component');
  return session;
};
