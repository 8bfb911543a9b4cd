import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { PrismaService } from '../platform/database/prisma.service.ts';
import { EndSessions } from './end-sessions.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { idOf, type StaffPrincipal } from '../domain/principal.ts';

/** Changes one's own password and signs out everywhere, here included. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly prisma: PrismaService,
    private readonly endSessions: EndSessions,
  ) {}

  async run(staff: StaffPrincipal, { current, next }: { current: string; next: string }): Promise<Outcome<null>> {
    const id = idOf(staff);
    const account =
      staff.kind === 'agent'
        ? await this.prisma.agent.findUnique({ where: { id } })
        : await this.prisma.admin.findUnique({ where: { id } });
    if (!(await verifyPassword(account?.passwordHash, current))) {
      return refuse('BAD_CREDENTIALS', 'The current password is wrong.');
    }
    const data = { passwordHash: await hashPassword(next) };
    if (staff.kind === 'agent') await this.prisma.agent.update({ where: { id }, data });
    else await this.prisma.admin.update({ where: { id }, data });
    await this.endSessions.run(id);
    return done(null);
  }
}
