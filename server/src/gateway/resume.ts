import { Injectable } from '@nestjs/common';
import { MAX_RESUME_MESSAGES, MAX_RESUME_TOTAL } from '@honey/protocol/limits';
import { isParticipant } from '../auth/policy.ts';
import type { Principal } from '../domain/principal.ts';
import { presentMessage } from '../conversations/conversation.presenter.ts';
import { findConversation, findMessages } from '../conversations/conversation.queries.ts';
import { Database } from '../platform/database/database.ts';
import type { Connection } from '../realtime/connection.ts';

export interface Cursor {
  conversationId: string;
  afterSeq: number;
}

/**
 * Brings a socket up to date: what it missed, in order, before anything live. Complete or openly not: too
 * large a gap, or a cursor that cannot be right, sends nothing and says `recovered: false`.
 */
@Injectable()
export class Resume {
  constructor(private readonly database: Database) {}

  async run(connection: Connection, principal: Principal, cursors: readonly Cursor[]): Promise<void> {
    const caughtUp = new Map<string, number>();
    let room = MAX_RESUME_TOTAL;
    try {
      for (const cursor of cursors) {
        // Nobody is there any more to be brought up to date.
        if (connection.socket.readyState !== connection.socket.OPEN) break;
        const lastSeq = await this.#catchUp(connection, principal, { ...cursor, atMost: room });
        if (lastSeq === null) continue;
        caughtUp.set(cursor.conversationId, lastSeq);
        room -= lastSeq - cursor.afterSeq;
      }
    } finally {
      connection.release(caughtUp);
    }
  }

  async #catchUp(
    connection: Connection,
    principal: Principal,
    cursor: Cursor & { atMost: number },
  ): Promise<number | null> {
    const { conversationId, afterSeq } = cursor;
    const atMost = Math.min(MAX_RESUME_MESSAGES, cursor.atMost);
    const conversation = await findConversation(this.database.pool, conversationId);
    if (!conversation || !isParticipant(principal, conversation)) {
      connection.send('error', {
        code: 'NOT_FOUND',
        message: 'There is no such conversation.',
        requestEvent: principal.kind === 'user' ? 'register_user' : 'register_agent',
      });
      return null;
    }
    if (afterSeq > conversation.lastSeq || conversation.lastSeq - afterSeq > atMost) {
      connection.send('resumed', { conversationId, lastSeq: conversation.lastSeq, recovered: false });
      return null;
    }
    const missed = await findMessages(this.database.pool, conversationId, { afterSeq, limit: MAX_RESUME_MESSAGES });
    for (const row of missed) connection.send('message_received', presentMessage(row));
    const lastSeq = missed.at(-1)?.seq ?? afterSeq;
    connection.send('resumed', { conversationId, lastSeq, recovered: true });
    return lastSeq;
  }
}
