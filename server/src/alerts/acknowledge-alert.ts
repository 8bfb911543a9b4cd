import { Injectable } from '@nestjs/common';
import type { Alert } from '@honey/protocol/alerts';
import { recordAudit } from '../audit/record-audit.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { acknowledge, findAlert } from './alert.queries.ts';

/** An admin has seen an alert while it is open. The first to say so stays on it; repeating it changes nothing. */
@Injectable()
export class AcknowledgeAlert {
  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
  ) {}

  async run(admin: AdminPrincipal, alertId: string): Promise<Outcome<Alert>> {
    await this.database.transaction(async (tx) => {
      const isFirst = await acknowledge(tx, alertId, admin.adminId);
      if (isFirst) await recordAudit(tx, { by: admin, action: 'alert.acknowledged', subjectId: alertId });
    });
    const alert = await findAlert(this.database.pool, alertId);
    if (!alert) return refuse('NOT_FOUND', 'There is no such alert.');
    // What has ended by itself needs nobody any more.
    if (alert.acknowledgedAt === null) return refuse('WRONG_STATE', 'This alert has ended meanwhile.');
    const { rule, value } = alert;
    this.sockets.notifyAdmins({ type: 'ALERT', alertId, rule, value, state: 'ACKNOWLEDGED' });
    return done(alert);
  }
}
