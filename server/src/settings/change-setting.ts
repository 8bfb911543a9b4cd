import { recordAudit } from '../audit/record-audit.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import type { Database, Sql } from '../platform/database/database.ts';
import type { WebSocketService } from '../realtime/websocket.service.ts';
import { changedFields } from './changed-fields.ts';
import { lockSetting, writeSetting } from './settings.queries.ts';

interface Parts {
  database: Database;
  sockets: WebSocketService;
}

export interface SettingChange<T extends object> {
  key: string;
  admin: AdminPrincipal;
  read: (tx: Sql) => Promise<T>;
  /** What is to be stored, from what there was. It may run more than once. */
  settle: (before: T) => T;
}

/**
 * Changes a setting and writes in the record which of its fields changed, in one transaction; who changes it at the same
 * time waits. Admins are told. Returns what is stored.
 */
export async function changeSetting<T extends object>(
  { database, sockets }: Parts,
  { key, admin, read, settle }: SettingChange<T>,
): Promise<T> {
  const changed = await database.transaction(async (tx) => {
    await lockSetting(tx, key);
    const before = await read(tx);
    const after = settle(before);
    await writeSetting(tx, key, after);
    const fields = changedFields(before, after);
    await recordAudit(tx, { by: admin, action: 'settings.changed', subjectId: key, details: { fields } });
    return after;
  });
  sockets.notifyAdmins({ type: 'SETTINGS_CHANGED', key });
  return changed;
}
