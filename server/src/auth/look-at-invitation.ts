import { Injectable } from '@nestjs/common';
import type { LookAtInvitationAnswer } from '@honey/protocol/rest-invitations';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { Database } from '../platform/database/database.ts';
import { findInvitation, type FoundInvitation } from './invitation.queries.ts';

export const invitationOver = refuse('WRONG_STATE', 'This invitation was used, has run out or was withdrawn.');

/** Whom an invitation is for, before they choose a password. Looking does not use it up. */
@Injectable()
export class LookAtInvitation {
  constructor(private readonly database: Database) {}

  async run(token: string): Promise<Outcome<LookAtInvitationAnswer>> {
    const found = await this.find(token);
    if (!found.ok) return found;
    const { name, email, expiresAt } = found.value;
    return done({ name, email, expiresAt: expiresAt.toISOString() });
  }

  /** The invitation, if it can still be accepted. */
  async find(token: string): Promise<Outcome<FoundInvitation>> {
    const invitation = await findInvitation(this.database.pool, token);
    if (!invitation) return refuse('NOT_FOUND', 'There is no such invitation.');
    return invitation.isOpen ? done(invitation) : invitationOver;
  }
}
