/** One key for each answer of the server that is kept in the query cache. */
export const queryKeys = {
  metrics: ['metrics'],
  queue: ['queue'],
  agents: ['agents'],
  active: ['active'],
  hours: ['hours'],
  settings: ['settings'],
  languages: ['languages'],
  audit: ['audit'],
  auditActors: ['audit-actors'],
  replies: ['replies'],
  articles: ['articles'],
  reports: (which: string) => ['reports', which] as const,
  alerts: ['alerts'],
  alertRules: ['alert-rules'],
  traces: (find: string) => ['traces', find] as const,
  notes: (conversationId: string) => ['notes', conversationId] as const,
  /** The conversation and its messages. */
  conversation: (id: string) => ['conversation', id] as const,
} as const;
