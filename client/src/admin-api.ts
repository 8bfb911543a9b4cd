import type { Alert, AlertsAnswer, AlertSettings } from '@honey/protocol/alerts';
import type { Conversation } from '@honey/protocol/entities';
import type {
  AccessTokenAnswer,
  AdminAgentsAnswer,
  AdminConversationsAnswer,
  AdminLoginAnswer,
  AdminQueueAnswer,
  GiveBody,
  LoginBody,
  MeAnswer,
  MessagesAnswer,
  Metrics,
  PasswordBody,
  PriorityAnswer,
  TransferBody,
} from '@honey/protocol/rest';
import type { TagsAnswer } from '@honey/protocol/rest-desk';
import type { Report, TodayReport } from '@honey/protocol/reports';
import type { ConversationStatus, Priority } from '@honey/protocol/states';
import type { Trace, TracesAnswer } from '@honey/protocol/trace';
import { createFileReading } from './attachment-api.ts';
import { pathId } from './rest-client.ts';
import type { RestClient } from './rest-client.ts';

/** Days as `2026-11-22`; both are part of it. */
interface ReportSpan {
  from: string;
  to: string;
  by: 'day' | 'agent';
}

const reportPath = ({ from, to, by }: ReportSpan) => `/admin/reports?from=${from}&to=${to}&by=${by}`;

/** What an admin's board may ask of the server. */
export type AdminApi = ReturnType<typeof createAdminApi>;

export function createAdminApi(rest: RestClient) {
  return {
    ...createFileReading(rest),
    login: (body: LoginBody) => rest.post<AdminLoginAnswer>('/auth/admin/login', body),
    refresh: () => rest.post<AccessTokenAnswer>('/auth/refresh'),
    logout: () => rest.post<undefined>('/auth/logout'),
    changePassword: (body: PasswordBody) => rest.post<undefined>('/auth/password', body),
    me: () => rest.get<MeAnswer>('/auth/me'),
    metrics: () => rest.get<Metrics>('/admin/metrics'),
    queue: () => rest.get<AdminQueueAnswer>('/admin/queue'),
    changePriority: (conversationId: string, priority: Priority) =>
      rest.patch<PriorityAnswer>(`/admin/queue/${pathId(conversationId)}`, { priority }),
    /** Somebody who waits, to a certain agent who has room. */
    giveWaiting: (conversationId: string, body: GiveBody) =>
      rest.post<Conversation>(`/admin/queue/${pathId(conversationId)}/give`, body),
    agents: () => rest.get<AdminAgentsAnswer>('/admin/agents'),
    /** Newest first; all states when none is named. At most 200. */
    conversations: (status?: ConversationStatus, limit = 50) =>
      rest.get<AdminConversationsAnswer>(
        `/admin/conversations?limit=${String(limit)}${status === undefined ? '' : `&status=${status}`}`,
      ),
    /** The way from the click to the agent's screen. */
    trace: (conversationId: string) => rest.get<Trace>(`/admin/conversations/${pathId(conversationId)}/trace`),
    /** @param find `slowest` of today, `user:<id>`, or `id:<id>` of either. */
    traces: (find: string) => rest.get<TracesAnswer>(`/admin/traces?find=${encodeURIComponent(find)}`),
    todayReport: () => rest.get<TodayReport>('/admin/reports/today'),
    report: (span: ReportSpan) => rest.get<Report>(reportPath(span)),
    reportCsv: (span: ReportSpan) => rest.getText(`${reportPath(span)}&format=csv`),
    /** The open ones first. */
    alerts: () => rest.get<AlertsAnswer>('/admin/alerts'),
    acknowledgeAlert: (alertId: string) => rest.post<Alert>(`/admin/alerts/${pathId(alertId)}/acknowledge`),
    alertRules: () => rest.get<AlertSettings>('/admin/alerts/rules'),
    saveAlertRules: (rules: AlertSettings) => rest.put<AlertSettings>('/admin/alerts/rules', rules),
    conversation: (conversationId: string) => rest.get<Conversation>(`/conversations/${pathId(conversationId)}`),
    tags: (conversationId: string) => rest.get<TagsAnswer>(`/conversations/${pathId(conversationId)}/tags`),
    /** Without an agent it goes back to the head of the line. */
    reassign: (conversationId: string, body: TransferBody) =>
      rest.post<Conversation>(`/conversations/${pathId(conversationId)}/transfer`, body),
    /** To the desk of the admin's own agent's account. */
    takeOver: (conversationId: string) =>
      rest.post<Conversation>(`/admin/conversations/${pathId(conversationId)}/take-over`),
    /** Entries after `after`, ascending by `seq`. */
    messages: (conversationId: string, after: number) =>
      rest.get<MessagesAnswer>(`/conversations/${pathId(conversationId)}/messages?after=${String(after)}&limit=200`),
  };
}
