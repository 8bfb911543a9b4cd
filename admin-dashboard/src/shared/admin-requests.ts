import type { RestClient } from '@honey/client/rest-client';
import { pathId } from '@honey/client/rest-client';
import type { AuditAction, AuditActorsAnswer, AuditAnswer } from '@honey/protocol/audit';
import type { BusinessHours } from '@honey/protocol/business-hours';
import type { AdminAgent } from '@honey/protocol/entities';
import type { LanguageSettings } from '@honey/protocol/language-settings';
import type { Invitation, InvitedAgentAnswer } from '@honey/protocol/rest-invitations';
import type { EraseUserAnswer, UserExportAnswer } from '@honey/protocol/rest-privacy';
import type { RoutingSettings, RoutingSettingsBody } from '@honey/protocol/settings';

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

/** Which entries of the record to show. */
export interface AuditFilter {
  action?: AuditAction;
  actorId?: string;
}

/** The requests that change how the house is run. Every failure is an `ApiError`. */
export const adminRequests = {
  hours: (rest: RestClient) => rest.get<BusinessHours>('/admin/business-hours'),
  saveHours: (rest: RestClient, hours: BusinessHours) => rest.put<BusinessHours>('/admin/business-hours', hours),
  addAgent: (rest: RestClient, agent: NewAgent) => rest.post<InvitedAgentAnswer>('/admin/agents', agent),
  inviteAgain: (rest: RestClient, agentId: string) =>
    rest.post<Invitation>(`/admin/agents/${pathId(agentId)}/invitation`),
  settings: (rest: RestClient) => rest.get<RoutingSettings>('/admin/settings'),
  saveSettings: (rest: RestClient, settings: RoutingSettingsBody) =>
    rest.put<RoutingSettings>('/admin/settings', settings),
  languages: (rest: RestClient) => rest.get<LanguageSettings>('/admin/settings/languages'),
  saveLanguages: (rest: RestClient, languages: LanguageSettings) =>
    rest.put<LanguageSettings>('/admin/settings/languages', languages),
  /** A page of the record, newest first; with `before` the one that follows this entry. */
  audit: (rest: RestClient, { action, actorId }: AuditFilter, before: string | null) => {
    const query = new URLSearchParams();
    if (before !== null) query.set('before', before);
    if (action !== undefined) query.set('action', action);
    if (actorId !== undefined) query.set('actorId', actorId);
    return rest.get<AuditAnswer>(`/admin/audit?${query.toString()}`);
  },
  auditActors: (rest: RestClient) => rest.get<AuditActorsAnswer>('/admin/audit/actors'),
  exportUser: (rest: RestClient, userId: string) => rest.get<UserExportAnswer>(`/admin/users/${pathId(userId)}`),
  eraseUser: (rest: RestClient, userId: string) => rest.delete<EraseUserAnswer>(`/admin/users/${pathId(userId)}`),
  changeAgent: (rest: RestClient, agentId: string, change: AgentChange) =>
    rest.patch<AdminAgent>(`/admin/agents/${pathId(agentId)}`, change),
};
