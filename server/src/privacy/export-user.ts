import { Injectable } from '@nestjs/common';
import type { UserExportAnswer } from '@honey/protocol/rest-privacy';
import { recordAudit } from '../audit/record-audit.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { readEverythingAbout } from './export.queries.ts';

export const noSuchUser = refuse('NOT_FOUND', 'There is no such customer.');

/** Everything that is stored about a customer, to be handed to them. That it was read goes on record. */
@Injectable()
export class ExportUser {
  constructor(private readonly database: Database) {}

  run(admin: AdminPrincipal, userId: string): Promise<Outcome<UserExportAnswer>> {
    return this.database.transaction(async (tx): Promise<Outcome<UserExportAnswer>> => {
      const found = await readEverythingAbout(tx, userId);
      if (!found) return noSuchUser;
      const { user, conversations } = found;
      const details = { conversations: conversations.length };
      await recordAudit(tx, { by: admin, action: 'user.exported', subjectId: userId, details });
      return done({ exportedAt: new Date().toISOString(), user, conversations });
    });
  }
}
