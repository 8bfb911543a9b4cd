import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/record-audit.ts';
import { idOf, type StaffPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { CutSockets } from './cut-sockets.ts';
import { endSessions } from './session.queries.ts';

/** Ends the login that asks for it: its tokens are refused from now on and its sockets are closed. */
@Injectable()
export class Logout {
  constructor(
    private readonly database: Database,
    private readonly cutSockets: CutSockets,
  ) {}

  async run(staff: StaffPrincipal): Promise<void> {
    const id = idOf(staff);
    await this.database.transaction(async (tx) => {
      // Who presses the button twice has signed out once.
      if ((await endSessions(tx, id, staff.sessionId)) > 0) {
        await recordAudit(tx, { by: staff, action: 'logout', subjectId: id });
      }
    });
    this.cutSockets.run(id, staff.sessionId);
  }
}
