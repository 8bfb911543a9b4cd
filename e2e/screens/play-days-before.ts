import { type PastDay, daysBefore } from '../support/plausible-day.ts';
import type { Scene } from './scene.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** How many of a day's chats began before this time of day, whenever the pictures are taken. */
const SHARE_BY_NOW = 0.55;

/** A chat of a day that is over, as the reports read it. Times in milliseconds. */
interface PastChat {
  id: string;
  at: string;
  waited: number;
  took: number;
  score: number | null;
  gaveUp: boolean;
}

/** Spreads a day's chats over it, the same way each time. */
function chatsOf({ ago, asked, gaveUp, wait, chat, rating }: PastDay, now: number): PastChat[] {
  const sinceMidnight = now % DAY;
  const midnight = now - sinceMidnight - ago * DAY;
  const byNow = Math.round(asked * SHARE_BY_NOW);
  return Array.from({ length: asked }, (_, index) => {
    const at =
      index < byNow
        ? (sinceMidnight * (index + 0.5)) / byNow
        : sinceMidnight + ((DAY - sinceMidnight) * (index - byNow + 0.5)) / (asked - byNow);
    // From a fifth of what is usual to two and a half times.
    const luck = 0.45 + (1.1 * ((index * 7) % asked)) / asked;
    return {
      id: `before-${String(ago)}-${String(index)}`,
      at: new Date(midnight + at).toISOString(),
      waited: Math.round(wait * luck ** 2 * MINUTE),
      took: Math.round(chat * luck * MINUTE),
      score: index % 3 === 0 ? Math.min(5, Math.round(rating + ((index % 4) - 1.5) * 0.6)) : null,
      gaveUp: index % Math.ceil(asked / Math.max(1, gaveUp)) === 1 && gaveUp > 0,
    };
  });
}

/** Writes two weeks into the tables that reports read; nobody looks into these chats. */
export async function playDaysBefore({ sql }: Scene): Promise<void> {
  const now = Date.now();
  const chats = daysBefore.flatMap((day) => chatsOf(day, now));
  const given = `FROM json_to_recordset($1) AS c(id text, at timestamptz, waited int, took int, score int, "gaveUp" bool)`;
  const answered = `c.at + make_interval(secs => c.waited / 1000.0)`;
  for (const statement of [
    `INSERT INTO "User" (id) SELECT c.id ${given}`,
    `INSERT INTO "Conversation" (conversation_id, "userId", status, "createdAt", "escalatedAt", "closedAt", "updatedAt")
     SELECT c.id, c.id, 'CLOSED', c.at, c.at, ${answered}, c.at ${given}`,
    `INSERT INTO "ConversationQueue" ("conversationId", "userId", status, "estimatedWait", "queuedAt", "endedAt",
       "forecastLowMs", "forecastHighMs")
     SELECT c.id, c.id, CASE WHEN c."gaveUp" THEN 'LEFT' ELSE 'ASSIGNED' END::"QueueStatus", 2, c.at, ${answered},
       30000, 240000 ${given}`,
    `INSERT INTO "ConversationAssignment" ("conversationId", "agentId", status, "waitedMs", "arrivedAt", "createdAt", "acceptedAt", "endedAt")
     SELECT c.id, (SELECT id FROM "Agent" ORDER BY name OFFSET ascii(right(c.id, 1)) % 3 LIMIT 1), 'COMPLETED', c.waited, c.at,
       ${answered}, ${answered}, ${answered} + make_interval(secs => c.took / 1000.0) ${given} WHERE NOT c."gaveUp"`,
    `INSERT INTO "Rating" ("conversationId", score, "createdAt") SELECT c.id, c.score, c.at ${given}
     WHERE c.score IS NOT NULL AND NOT c."gaveUp"`,
  ])
    await sql.query(statement, [JSON.stringify(chats)]);
  await sql.query(
    `INSERT INTO "Alert" (rule, value, threshold, "openedAt", "resolvedAt", "acknowledgedBy", "acknowledgedAt")
     SELECT 'QUEUE_LENGTH'::"AlertRule", 13, 10, now() - interval '30 hours', now() - interval '29 hours', id,
       now() - interval '29.9 hours' FROM "Admin"
     UNION ALL
     SELECT 'NO_AGENTS_ONLINE', 1, 0, now() - interval '53 hours', now() - interval '52.9 hours', NULL, NULL`,
  );
}
