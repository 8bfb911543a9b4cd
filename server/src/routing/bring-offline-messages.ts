import type { BusinessHours } from '@honey/protocol/business-hours';
import { isOpen } from '../domain/business-hours.ts';
import type { Sql } from '../platform/database/database.ts';
import { type Brought, enterLineWithMessages, settleLeftMessages } from './offline-messages.queries.ts';

/**
 * Within hours, those who left a message instead of waiting enter the line behind everybody who is in it, in the order of
 * their messages. They need not be there. Under the dispatch lock. Returns who entered.
 */
export async function bringOfflineMessages(tx: Sql, hours: BusinessHours): Promise<Brought[]> {
  await settleLeftMessages(tx);
  return isOpen(hours, Date.now()) ? enterLineWithMessages(tx) : [];
}
