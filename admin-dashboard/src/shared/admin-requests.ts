import type { RestClient } from '@honey/client/rest-client';
import { pathId } from '@honey/client/rest-client';
import type { BusinessHours } from '@honey/protocol/business-hours';
import type { AdminAgent } from '@honey/protocol/entities';
import type { Invitation, InvitedAgentAnswer } from '@honey/protocol/rest-invitations';

/** What an admin may change about an agent; what is absent stays. */
export interface AgentChange {
  name?: string;
  maxChats?: number;
  disabled?: boolean;
}

export interface NewAgent {
  name: string;
  email: string;
  maxChats: number;
}

/** The requests that change how the house is run. Every failure is an `ApiError`. */
export const adminRequests = {
  hours: (rest: RestClient) => rest.get<BusinessHours>('/admin/business-hours'),
  saveHours: (rest: RestClient, hours: BusinessHours) => rest.put<BusinessHours>('/admin/business-hours', hours),
  addAgent: (rest: RestClient, agent: NewAgent) => rest.post<InvitedAgentAnswer>('/admin/agents', agent),
  inviteAgain: (rest: RestClient, agentId: string) =>
    rest.post<Invitation>(`/admin/agents/${pathId(agentId)}/invitation`),
  changeAgent: (rest: RestClient, agentId: string, change: AgentChange) =>
    rest.patch<AdminAgent>(`/admin/agents/${pathId(agentId)}`, change),
};
