import type { TraceNotice } from '@honey/protocol/trace';
import { named, type Names } from './agent-names.ts';
import type { TraceRows } from './trace.queries.ts';

type Notice = TraceRows['notices'][number];
type Turn = TraceRows['assignments'][number];

/** Each notice with what became of it; the oldest first. */
export function presentNotices(rows: Pick<TraceRows, 'notices' | 'assignments'>, names: Names): TraceNotice[] {
  const turns = turnsByNotice(rows);
  return rows.notices.map((notice) => presentNotice(notice, turns.get(notice.id), names));
}

/**
 * The turn at the chat that each notice of a new one told of. Both are written in one statement, so an agent's latest
 * notice is of the agent's latest turn, and so on back.
 */
function turnsByNotice({ notices, assignments }: Pick<TraceRows, 'notices' | 'assignments'>): Map<string, Turn> {
  const turns = new Map<string, Turn>();
  const left = [...assignments];
  for (const { id, agentId, type } of notices.toReversed()) {
    if (type !== 'NEW_CONVERSATION_ASSIGNED') continue;
    const place = left.findIndex((turn) => turn.agentId === agentId);
    const turn = left[place];
    if (!turn) continue;
    left.splice(place, 1);
    turns.set(id, turn);
  }
  return turns;
}

function presentNotice(notice: Notice, turn: Turn | undefined, names: Names): TraceNotice {
  const { id, type, agentId, attempts, createdAt, sentAt, sentBy, ackedAt, ackedBy } = notice;
  const time = ackedAt?.toISOString() ?? null;
  const acceptedAt = turn?.acceptedAt ?? null;
  return {
    notificationId: id,
    type,
    agent: named(agentId, names),
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    sentBy,
    retries: Math.max(0, attempts - 1),
    deliveredAt: ackedBy === null ? null : time,
    deliveredTo: ackedBy,
    settledAt: ackedBy === null ? time : null,
    acknowledgedAt: acceptedAt?.toISOString() ?? null,
    lapsedAt: acceptedAt === null ? (turn?.endedAt?.toISOString() ?? null) : null,
  };
}
