import { Injectable } from '@nestjs/common';
import type { AgentConversation } from '@honey/protocol/entities';
import { presentConversation, presentMessage } from '../conversations/conversation.presenter.ts';
import { type ConversationRow, LEFT_MESSAGE, type MessageRow } from '../conversations/conversation.queries.ts';
import { summarize } from '../domain/summarize.ts';
import { Database } from '../platform/database/database.ts';

interface MineRow {
  conversation: ConversationRow;
  waitedMs: number;
  note: string | null;
  acceptedAt: Date | null;
  snoozedUntil: Date | null;
  snoozedSeq: number | null;
  lastWords: string | null;
  lastMessage: MessageRow | null;
}

const DATES = ['createdAt', 'assignedAt', 'escalatedAt', 'closedAt'] as const;

/** The chats an agent has now, oldest first. */
@Injectable()
export class ListMyConversations {
  constructor(private readonly database: Database) {}

  async run(agentId: string): Promise<AgentConversation[]> {
    const { rows } = await this.database.pool.query<MineRow>({
      name: 'list-my-conversations',
      text: `SELECT to_jsonb(c) || jsonb_build_object('conversationId', c.conversation_id, 'assignedAgentName', a.name,
                 'leftMessage', ${LEFT_MESSAGE})
               AS conversation, s."waitedMs", s.note, s."acceptedAt",
               s."snoozedSeq", CASE WHEN s."snoozedUntil" > now() AND NOT EXISTS (SELECT 1 FROM "Message" m
                 WHERE m."conversationId" = c.conversation_id AND m.seq > s."snoozedSeq" AND m."senderType" = 'USER')
               THEN s."snoozedUntil" END AS "snoozedUntil",
               (SELECT m.text FROM "Message" m WHERE m."conversationId" = c.conversation_id AND m."senderType" = 'USER'
                AND m."createdAt" <= s."createdAt" ORDER BY m.seq DESC LIMIT 1) AS "lastWords",
               (SELECT to_jsonb(m) FROM "Message" m WHERE m."conversationId" = c.conversation_id
                ORDER BY m.seq DESC LIMIT 1) AS "lastMessage"
             FROM "ConversationAssignment" s
             JOIN "Conversation" c ON c.conversation_id = s."conversationId"
             JOIN "Agent" a ON a.id = s."agentId"
             WHERE s."agentId" = $1 AND s.status = 'ACTIVE' ORDER BY s."createdAt", s.id`,
      values: [agentId],
    });
    return rows.map(
      ({ conversation, waitedMs, note, acceptedAt, snoozedUntil, snoozedSeq, lastWords, lastMessage }) => ({
        ...presentConversation(withDates(conversation)),
        waitedSeconds: Math.round(waitedMs / 1000),
        summary: summarize({ topic: conversation.topic, lastWords }),
        note,
        acceptedAt: acceptedAt?.toISOString() ?? null,
        snooze: snoozedUntil && { until: snoozedUntil.toISOString(), afterSeq: snoozedSeq ?? 0 },
        lastMessage: lastMessage && presentMessage({ ...lastMessage, createdAt: new Date(lastMessage.createdAt) }),
      }),
    );
  }
}

/** JSON has no dates. */
function withDates(row: ConversationRow): ConversationRow {
  const dates = DATES.map((name) => [name, row[name] === null ? null : new Date(row[name])] as const);
  return { ...row, ...Object.fromEntries(dates) };
}
