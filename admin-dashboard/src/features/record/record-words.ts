import type { AuditAction, AuditEntry } from '@honey/protocol/audit';
import { shortId } from '@honey/ui/short-id';

/** What was done, as one says it of somebody. */
export const deedWords: Record<AuditAction, string> = {
  'login.succeeded': 'Signed in',
  'login.failed': 'Sign-in failed',
  logout: 'Signed out',
  'password.changed': 'Changed the password',
  'agent.invited': 'Invited an agent',
  'agent.invitation-accepted': 'Accepted an invitation',
  'agent.changed': 'Changed an agent',
  'queue.priority-changed': 'Changed a priority',
  'conversation.read': 'Read a conversation',
  'conversation.noted': 'Wrote a note on a conversation',
  'conversation.tagged': 'Tagged a conversation',
  'conversation.closed': 'Closed a conversation',
  'conversation.reassigned': 'Gave a conversation to somebody',
  'settings.changed': 'Changed settings',
  'alert.acknowledged': 'Has seen an alert',
  'user.exported': 'Downloaded a customer’s data',
  'user.erased': 'Erased a customer',
  'retention.applied': 'Old data was erased',
};

/** A deed of a later version goes by its name. */
export function deedOf({ action }: AuditEntry): string {
  return action in deedWords ? deedWords[action as AuditAction] : action;
}

export function actorOf({ actor, actorName }: AuditEntry): string {
  if (actorName !== null) return actorName;
  switch (actor) {
    case 'SYSTEM':
      return 'Honey itself';
    case 'NOBODY':
      return 'Nobody signed in';
    case 'ADMIN':
    case 'AGENT':
      return 'Somebody who is gone';
  }
}

export type Subject =
  { kind: 'none' } | { kind: 'words'; text: string; title?: string } | { kind: 'conversation'; conversationId: string };

const FINGERPRINT = /^[0-9a-f]{32}$/;
const settingWords: Readonly<Record<string, string>> = {
  routing: 'Routing',
  languages: 'Languages',
  alerts: 'Alert rules',
  'business-hours': 'Hours',
};

/** Whom or what it was done to. */
export function subjectOf({ action, subjectId, subjectName }: AuditEntry): Subject {
  if (subjectName !== null) return { kind: 'words', text: subjectName };
  if (subjectId === null) {
    return action === 'login.failed' ? { kind: 'words', text: 'An unknown account' } : { kind: 'none' };
  }
  if (FINGERPRINT.test(subjectId))
    return { kind: 'words', text: `Erased customer ${shortId(subjectId)}`, title: subjectId };
  if (/^(conversation|queue)\./.test(action)) return { kind: 'conversation', conversationId: subjectId };
  if (action.startsWith('settings.')) return { kind: 'words', text: settingWords[subjectId] ?? subjectId };
  if (action.startsWith('user.')) return { kind: 'words', text: `Customer ${shortId(subjectId)}`, title: subjectId };
  return { kind: 'words', text: shortId(subjectId), title: subjectId };
}

/** `retentionDays` as words: "retention days". */
function spoken(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

function spokenValue(value: unknown): string | null {
  if (value === null || value === undefined) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** A change of one field; of what is no single value only that it changed. */
function changeOf(name: string, change: unknown): string {
  const { from, to } = change as { from?: unknown; to?: unknown };
  const [before, after] = [spokenValue(from), spokenValue(to)];
  return before === null || after === null ? `${spoken(name)} changed` : `${spoken(name)}: ${before} → ${after}`;
}

/** A count in words; of nothing only where it is a cap. */
function countOf(name: string, count: number): string[] {
  if (name === 'maxChats') return [`at most ${String(count)} ${count === 1 ? 'chat' : 'chats'}`];
  return count === 0 ? [] : [`${String(count)} ${spoken(name)}`];
}

/** What else is known, a phrase each. Counts of nothing are left out. */
export function detailsOf({ details }: AuditEntry): string[] {
  return Object.entries(details ?? {}).flatMap(([name, value]) => {
    // Fields that are only named have their values beside them, but for those that are not for the record.
    if (name === 'fields' && Array.isArray(value)) {
      return value
        .filter((field) => !(String(field) in (details ?? {})))
        .map((field) => `${spoken(String(field))} changed`);
    }
    if (name === 'fields' && typeof value === 'object' && value !== null) {
      return Object.entries(value).map(([field, change]) => changeOf(field, change));
    }
    if (typeof value === 'number') return countOf(name, value);
    const words = typeof value === 'object' ? null : spokenValue(value);
    return words === null ? [] : [`${spoken(name)}: ${words}`];
  });
}
