import { recordAudit } from '../audit/record-audit.ts';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  earlierAnswer,
  type EarlierAnswer,
  type Note,
  noteBody,
  type NoteBody,
  notesAnswer,
  type NotesAnswer,
  noteSchema,
} from '@honey/protocol/rest-desk';
import { Allow, CurrentPrincipal } from '../auth/access.ts';
import { findVisibleConversation } from '../conversations/find-visible-conversation.ts';
import type { StaffPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { unwrap } from '../platform/http/problem.ts';
import { readEarlier, readNotes, writeNote } from './notes.queries.ts';

/** More than a pane can show; the count is told beside them. */
const MAX_EARLIER = 20;

/** What the team keeps to itself about a conversation: for its agent and admins, never for its customer. */
@ApiTags('agents')
@ApiBearerAuth()
@Allow('agent', 'admin')
@Controller('conversations')
export class NotesController {
  constructor(private readonly database: Database) {}

  @Get(':conversationId/notes')
  @ApiOkResponse({ standardSchema: notesAnswer })
  async notes(
    @CurrentPrincipal() staff: StaffPrincipal,
    @Param('conversationId') conversationId: string,
  ): Promise<NotesAnswer> {
    await this.#find(staff, conversationId);
    return { notes: await readNotes(this.database.pool, conversationId) };
  }

  @Post(':conversationId/notes')
  @ApiCreatedResponse({ standardSchema: noteSchema })
  async write(
    @CurrentPrincipal() staff: StaffPrincipal,
    @Param('conversationId') conversationId: string,
    @Body({ schema: noteBody }) { text }: NoteBody,
  ): Promise<Note> {
    await this.#find(staff, conversationId);
    const agentId = staff.kind === 'agent' ? staff.agentId : null;
    return this.database.transaction(async (tx) => {
      if (staff.kind === 'admin') {
        await recordAudit(tx, { by: staff, action: 'conversation.noted', subjectId: conversationId });
      }
      return writeNote(tx, { conversationId, agentId, authorName: staff.name, text });
    });
  }

  @Get(':conversationId/earlier')
  @ApiOkResponse({ standardSchema: earlierAnswer })
  async earlier(
    @CurrentPrincipal() staff: StaffPrincipal,
    @Param('conversationId') conversationId: string,
  ): Promise<EarlierAnswer> {
    await this.#find(staff, conversationId);
    const mayOpen = (assignedAgentId: string | null) => staff.kind === 'admin' || staff.agentId === assignedAgentId;
    return readEarlier(this.database.pool, conversationId, { limit: MAX_EARLIER, mayOpen });
  }

  async #find(staff: StaffPrincipal, conversationId: string): Promise<void> {
    unwrap(await findVisibleConversation(this.database, staff, conversationId));
  }
}
