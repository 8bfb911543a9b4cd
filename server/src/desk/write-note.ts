import { Injectable } from '@nestjs/common';
import type { Note } from '@honey/protocol/rest-desk';
import { recordAudit } from '../audit/record-audit.ts';
import { findVisibleConversation } from '../conversations/find-visible-conversation.ts';
import { done, type Outcome } from '../domain/outcome.ts';
import type { StaffPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { writeNote } from './notes.queries.ts';

/** Keeps a note of the team, and brings it to the screens of the chat's agent and of the admins who watch. */
@Injectable()
export class WriteNote {
  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
  ) {}

  async run(by: StaffPrincipal, conversationId: string, text: string): Promise<Outcome<Note>> {
    const found = await findVisibleConversation(this.database, by, conversationId);
    if (!found.ok) return found;
    const agentId = by.kind === 'agent' ? by.agentId : null;
    const { note, readerId } = await this.database.transaction(async (tx) => {
      if (by.kind === 'admin') await recordAudit(tx, { by, action: 'conversation.noted', subjectId: conversationId });
      return writeNote(tx, { conversationId, agentId, authorName: by.name, text });
    });
    this.sockets.relayNote(note, readerId);
    return done(note);
  }
}
