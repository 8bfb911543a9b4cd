/** Where a conversation stands. `CLOSED` is final. */
export const conversationStatuses = ['BOT', 'WAITING_FOR_AGENT', 'AGENT_ASSIGNED', 'CLOSED'] as const;
export type ConversationStatus = (typeof conversationStatuses)[number];

export const queueStatuses = ['WAITING', 'ASSIGNED', 'LEFT', 'ABANDONED'] as const;
export type QueueStatus = (typeof queueStatuses)[number];

export const assignmentStatuses = ['ACTIVE', 'COMPLETED', 'TRANSFERRED', 'REQUEUED'] as const;
export type AssignmentStatus = (typeof assignmentStatuses)[number];

export const agentStatuses = ['ONLINE', 'AWAY', 'OFFLINE'] as const;
export type AgentStatus = (typeof agentStatuses)[number];

/** Most urgent first. */
export const priorities = ['URGENT', 'HIGH', 'NORMAL', 'LOW'] as const;
export type Priority = (typeof priorities)[number];

export const senderTypes = ['USER', 'AGENT', 'BOT', 'SYSTEM'] as const;
export type SenderType = (typeof senderTypes)[number];

export const staffRoles = ['AGENT', 'ADMIN'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** What may be sent as a file: told by its bytes, whatever it is called. */
export const attachmentMediaTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf'] as const;
export type AttachmentMediaType = (typeof attachmentMediaTypes)[number];
