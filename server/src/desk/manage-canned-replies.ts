import { Injectable } from '@nestjs/common';
import type { CannedReply, CannedReplyBody, CannedReplyChange } from '@honey/protocol/rest-desk';
import { recordAudit } from '../audit/record-audit.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { Database, type Sql } from '../platform/database/database.ts';
import { isUniqueViolation } from '../platform/database/database-errors.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { deleteCannedReply, insertCannedReply, updateCannedReply } from './canned-replies.queries.ts';

const KEY = 'canned-replies';

const noSuchReply = refuse('NOT_FOUND', 'There is no such reply.');
const shortcutTaken = refuse('ALREADY_EXISTS', 'There is a reply with this shortcut.');

/** Admins keep the replies that agents use again and again; each change is put on record. */
@Injectable()
export class ManageCannedReplies {
  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
  ) {}

  create(admin: AdminPrincipal, body: CannedReplyBody): Promise<Outcome<CannedReply>> {
    return this.#change(admin, 'created', async (tx) => {
      const reply = await insertCannedReply(tx, body);
      return { id: reply.id, value: reply };
    });
  }

  update(admin: AdminPrincipal, id: string, change: CannedReplyChange): Promise<Outcome<CannedReply>> {
    return this.#change(admin, 'changed', async (tx) => {
      const reply = await updateCannedReply(tx, id, change);
      return reply && { id, value: reply };
    });
  }

  delete(admin: AdminPrincipal, id: string): Promise<Outcome<null>> {
    return this.#change(admin, 'deleted', async (tx) =>
      (await deleteCannedReply(tx, id)) ? { id, value: null } : null,
    );
  }

  async #change<T>(
    by: AdminPrincipal,
    how: 'created' | 'changed' | 'deleted',
    work: (tx: Sql) => Promise<{ id: string; value: T } | null>,
  ): Promise<Outcome<T>> {
    try {
      const changed = await this.database.transaction(async (tx) => {
        const result = await work(tx);
        if (result) {
          const details = { key: KEY, how };
          await recordAudit(tx, { by, action: 'settings.changed', subjectId: result.id, details });
        }
        return result;
      });
      if (!changed) return noSuchReply;
      this.sockets.notifyAdmins({ type: 'SETTINGS_CHANGED', key: KEY });
      return done(changed.value);
    } catch (error) {
      if (isUniqueViolation(error)) return shortcutTaken;
      throw error;
    }
  }
}
