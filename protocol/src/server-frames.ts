import type { AlertRule } from './alerts.ts';
import type { Message, Snooze } from './entities.ts';
import type { ErrorCode } from './codes.ts';
import type { Note } from './rest-desk.ts';
import type { AgentStatus } from './states.ts';

interface AgentNotificationBase {
  /** The same for every repetition; answer with `notification_ack`. */
  notificationId: string;
  conversationId: string;
  timestamp: string;
}

export type AgentNotification =
  | (AgentNotificationBase & {
      type: 'NEW_CONVERSATION_ASSIGNED';
      userId: string;
      summary: string;
      waitedSeconds: number;
      /** What the agent before wrote for this one. */
      note?: string;
      /** W3C trace of the escalation, from the customer's click on. */
      traceId?: string;
    })
  | (AgentNotificationBase & { type: 'CONVERSATION_CLOSED' | 'CONVERSATION_TRANSFERRED' | 'CONVERSATION_REQUEUED' })
  | { type: 'STATUS_CHANGED'; notificationId: string; status: AgentStatus; timestamp: string };

export type AdminNotification = { timestamp: string } & (
  | {
      type: 'CONVERSATION_ASSIGNED';
      conversationId: string;
      userId: string;
      agentId: string;
      agentName: string;
      traceId?: string;
    }
  | { type: 'NEW_QUEUE_ENTRY'; conversationId: string; position: number; traceId?: string }
  | { type: 'QUEUE_LEFT'; conversationId: string }
  | { type: 'CONVERSATION_CLOSED'; conversationId: string }
  | { type: 'AGENT_STATUS'; agentId: string; status: AgentStatus; connected: boolean }
  | { type: 'SETTINGS_CHANGED'; key: string }
  | {
      type: 'ALERT';
      alertId: string;
      rule: AlertRule;
      state: 'OPENED' | 'ACKNOWLEDGED' | 'RESOLVED';
      /** The worst that was measured. */
      value: number;
    }
);

export type UserNotification = { conversationId: string; timestamp: string } & (
  | { type: 'AGENT_ASSIGNED'; agentId: string; agentName: string }
  | {
      type: 'QUEUE_UPDATE';
      position: number;
      estimatedWait: number;
      estimatedWaitRange?: { low: number; high: number };
    }
  | { type: 'QUEUE_TIMEOUT'; answerBy: string }
  | { type: 'OUTSIDE_HOURS'; nextOpenAt: string | null }
  | { type: 'CONVERSATION_CLOSED' }
);

/** Everything the server may send, by event name. */
export interface ServerFrameData {
  registered: { rooms: string[]; serverTime: string };
  resumed: { conversationId: string; lastSeq: number; recovered: boolean };
  message_ack: { clientMessageId: string; conversationId: string; messageId: string; seq: number; createdAt: string };
  message_received: Message;
  /** To the conversation's agent and to the admins who watch it. */
  note_added: Note;
  /** To the agent who has the conversation: it was put aside, or brought back. */
  snooze_changed: { conversationId: string; snooze: Snooze | null };
  agent_notification: AgentNotification;
  admin_notification: AdminNotification;
  user_notification: UserNotification;
  /** `text`, for the agent alone: what the customer has written so far, where the setting lets it be seen. */
  typing: { conversationId: string; senderType: 'USER' | 'AGENT'; isTyping: boolean; text?: string };
  /** To customers: whether their agent sees what they write before they send it. Until told, no. */
  typing_seen: { isSeen: boolean };
  delivered: { conversationId: string; senderType: 'USER' | 'AGENT'; seq: number };
  read: { conversationId: string; senderType: 'USER' | 'AGENT'; seq: number };
  token_refreshed: { expiresAt: string };
  pong: { serverTime: string };
  error: {
    code: ErrorCode;
    message: string;
    requestEvent?: string;
    clientMessageId?: string;
    errors?: { path: string; message: string }[];
  };
}

export type ServerEvent = keyof ServerFrameData;
export type ServerFrame = { [E in ServerEvent]: { event: E; data: ServerFrameData[E] } }[ServerEvent];
