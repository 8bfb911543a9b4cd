import { Injectable } from '@nestjs/common';
import type { PasswordBody } from '@honey/protocol/rest';
import { recordAudit } from '../audit/record-audit.ts';
import { idOf, type StaffPrincipal } from '../domain/principal.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { Database, type Sql } from '../platform/database/database.ts';
import { CutSockets } from './cut-sockets.ts';
import { withdrawInvitation } from './invitation.queries.ts';
import { refuseOwnWords } from './own-words.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { endSessions } from './session.queries.ts';

const wrongPassword = refuse('BAD_CREDENTIALS', 'The current password is wrong.');

/** Changes one's own password and signs out everywhere, here included. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly database: Database,
    private readonly cutSockets: CutSockets,
  ) {}

  async run(staff: StaffPrincipal, { current, next }: PasswordBody): Promise<Outcome<null>> {
    const account = await findAccount(this.database.pool, staff);
    if (!account || !(await verifyPassword(account.passwordHash, current))) return wrongPassword;
    const refused = refuseOwnWords({ password: next, field: 'next', person: account });
    if (refused) return refused;
    const hashes = { before: account.passwordHash, after: await hashPassword(next) };
    const changed = await this.database.transaction((tx) => change(tx, staff, hashes));
    if (!changed) return wrongPassword;
    this.cutSockets.run(idOf(staff));
    return done(null);
  }
}

interface Account {
  name: string;
  email: string;
  passwordHash: string | null;
}

const tableOf = ({ kind }: StaffPrincipal) => (kind === 'agent' ? '"Agent"' : '"Admin"');

async function findAccount(sql: Sql, staff: StaffPrincipal): Promise<Account | undefined> {
  const { rows } = await sql.query<Account>(
    `SELECT name, email, "passwordHash" FROM ${tableOf(staff)} WHERE id = $1 AND NOT disabled`,
    [idOf(staff)],
  );
  return rows[0];
}

/** False if the password that was given is no longer the one to change. */
async function change(
  tx: Sql,
  staff: StaffPrincipal,
  { before, after }: { before: string | null; after: string },
): Promise<boolean> {
  const id = idOf(staff);
  const { rowCount } = await tx.query(
    `UPDATE ${tableOf(staff)} SET "passwordHash" = $3, "updatedAt" = now() WHERE id = $1 AND "passwordHash" = $2`,
    [id, before, after],
  );
  if (rowCount === 0) return false;
  // A link that was made for who forgot the password is not needed any more.
  if (staff.kind === 'agent') await withdrawInvitation(tx, id);
  const sessionsEnded = await endSessions(tx, id);
  await recordAudit(tx, { by: staff, action: 'password.changed', subjectId: id, details: { sessionsEnded } });
  return true;
}
