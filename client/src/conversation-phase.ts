import type { Conversation } from '@honey/protocol/entities';
import type { QueueStatusAnswer } from '@honey/protocol/escalation';
import type { UserNotification } from '@honey/protocol/server-frames';

/** Who has the conversation now. */
export type Phase =
  | {
      kind: 'bot';
      /** The place in the line was given up because nobody answered whether to keep it. */
      abandoned?: true;
    }
  | {
      kind: 'queued';
      /** Null until the line answered: the conversation only says that it waits. */
      place: { position: number; estimatedWait: number; range: { low: number; high: number } | null } | null;
    }
  | { kind: 'outside_hours'; nextOpenAt: string | null; timezone: string }
  | { kind: 'assigned'; agentId: string; agentName: string }
  | { kind: 'closed' };

/** That a person took the conversation, and when (epoch milliseconds). */
export interface Taking {
  agentName: string;
  at: number;
}

/** A phase and since when it is known to be true (epoch milliseconds); null when the statement bears no time. */
export interface Evidence {
  phase: Phase;
  at: number | null;
  /** What the line itself says about a place in it; absent when the statement does not come from there. */
  line?: { answerBy: string | null; backFrom: Taking | null };
}

function place(of: {
  position: number;
  estimatedWait: number;
  estimatedWaitRange?: { low: number; high: number } | undefined;
}) {
  return { position: of.position, estimatedWait: of.estimatedWait, range: of.estimatedWaitRange ?? null };
}

export function phaseFromAnswer(answer: QueueStatusAnswer): Evidence {
  switch (answer.status) {
    case 'ASSIGNED':
      return {
        phase: { kind: 'assigned', agentId: answer.agentId, agentName: answer.agentName },
        at: Date.parse(answer.assignedAt),
      };
    case 'QUEUED': {
      const { backFrom, answerBy = null } = answer;
      const taking = backFrom ? { agentName: backFrom.agentName, at: Date.parse(backFrom.assignedAt) } : null;
      return {
        phase: { kind: 'queued', place: place(answer) },
        // Who came back to the line waits in it since long before: that the chat was taken is younger.
        at: taking === null ? Date.parse(answer.queuedAt) : taking.at + 1,
        line: { answerBy, backFrom: taking },
      };
    }
    case 'OUTSIDE_HOURS':
      return { phase: { kind: 'outside_hours', nextOpenAt: answer.nextOpenAt, timezone: answer.timezone }, at: null };
    case 'CLOSED':
      return { phase: { kind: 'closed' }, at: null };
    case 'ABANDONED':
      return { phase: { kind: 'bot', abandoned: true }, at: null };
    case 'NOT_ESCALATED':
    case 'LEFT':
      return { phase: { kind: 'bot' }, at: null };
  }
}

export function phaseFromConversation(conversation: Conversation): Evidence {
  switch (conversation.status) {
    case 'CLOSED':
      return { phase: { kind: 'closed' }, at: null };
    case 'AGENT_ASSIGNED':
      if (conversation.assignedAgent === null) return { phase: { kind: 'queued', place: null }, at: null };
      return {
        phase: { kind: 'assigned', ...conversation.assignedAgent },
        at: conversation.assignedAt === null ? null : Date.parse(conversation.assignedAt),
      };
    case 'WAITING_FOR_AGENT':
      return {
        phase: { kind: 'queued', place: null },
        at: conversation.escalatedAt === null ? null : Date.parse(conversation.escalatedAt),
      };
    case 'BOT':
      return { phase: { kind: 'bot' }, at: null };
  }
}

type PhaseNotification = Extract<UserNotification, { type: 'AGENT_ASSIGNED' | 'QUEUE_UPDATE' | 'CONVERSATION_CLOSED' }>;

export function phaseFromNotification(notification: PhaseNotification): Evidence {
  const at = Date.parse(notification.timestamp);
  switch (notification.type) {
    case 'AGENT_ASSIGNED':
      return { phase: { kind: 'assigned', agentId: notification.agentId, agentName: notification.agentName }, at };
    case 'QUEUE_UPDATE':
      return { phase: { kind: 'queued', place: place(notification) }, at };
    case 'CONVERSATION_CLOSED':
      return { phase: { kind: 'closed' }, at };
  }
}
