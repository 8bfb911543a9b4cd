import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '../platform/http/api-remarks.ts';
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
import { readEarlier, readNotes } from './notes.queries.ts';
import { WriteNote } from './write-note.ts';

/** More than a pane can show; the count is told beside them. */
const MAX_EARLIER = 20;

/** What the team keeps to itself about a conversation: for its agent and admins, never for its customer. */
@ApiTags('agents')
@ApiBearerAuth()
@Allow('agent', 'admin')
@Controller('conversations')
export class NotesController {
  constructor(
    private readonly database: Database,
    private readonly writeNote: WriteNote,
  ) {}

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
    return unwrap(await this.writeNote.run(staff, conversationId, text));
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
