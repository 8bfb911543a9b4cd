import type { AdminAgent } from '@honey/protocol/entities';
import type { LineRow } from '../../shared/board-rows.ts';
import { waitedSeconds } from '../../shared/board-rows.ts';

/** From here on a wait deserves a look; in seconds. */
export const LONG_WAIT_SECONDS = 2 * 60;
/** From here on somebody waits too long; in seconds. */
export const OVERDUE_SECONDS = 5 * 60;

export type WaitLevel = 'fine' | 'long' | 'overdue';

/** How a wait of so many seconds is to be taken. */
export function waitLevel(seconds: number): WaitLevel {
  if (seconds >= OVERDUE_SECONDS) return 'overdue';
  return seconds >= LONG_WAIT_SECONDS ? 'long' : 'fine';
}

/** The answer to "is anyone waiting too long, and why?" */
export interface Verdict {
  /** `long` also when the wait would be: nobody is there who could take the next chat. */
  level: WaitLevel;
  headline: string;
  reason: string;
}

interface Facts {
  line: readonly LineRow[];
  agents: readonly AdminAgent[];
  isWithinBusinessHours: boolean;
  /** Milliseconds of this browser's clock. */
  now: number;
}

/** Says in two sentences how the line stands and what it comes from. */
export function verdict({ line, agents, isWithinBusinessHours, now }: Facts): Verdict {
  const longest = Math.max(0, ...line.map((row) => waitedSeconds(row, now)));
  const late = line.filter((row) => waitedSeconds(row, now) >= OVERDUE_SECONDS).length;
  const reason = whyTheLineStands(agents, isWithinBusinessHours, line.length > 0);
  if (line.length === 0) {
    const isUnstaffed = isWithinBusinessHours && !agents.some(isPresent);
    return { level: isUnstaffed ? 'long' : 'fine', headline: 'Nobody is waiting.', reason };
  }
  if (late > 0) return { level: 'overdue', headline: `${people(late)} waiting too long.`, reason };
  const isLong = waitLevel(longest) === 'long';
  const headline = isLong
    ? `${people(line.length)} waiting, and it is getting long.`
    : `${people(line.length)} waiting.`;
  // A line that nobody can serve is no good news, however short the wait is so far.
  const moves = agents.some((agent) => agent.available);
  return { level: isLong || !moves ? 'long' : 'fine', headline, reason };
}

function people(count: number): string {
  return count === 1 ? '1 person is' : `${String(count)} people are`;
}

function agentsAre(count: number): string {
  return count === 1 ? '1 agent is' : `${String(count)} agents are`;
}

function whyTheLineStands(agents: readonly AdminAgent[], withinHours: boolean, someoneWaits: boolean): string {
  const present = agents.filter(isPresent);
  const free = present.filter((agent) => agent.available).length;
  const away = agents.filter((agent) => agent.status === 'AWAY' && !agent.disabled).length;
  const lost = agents.filter((agent) => agent.status === 'ONLINE' && !agent.connected && !agent.disabled).length;

  if (free > 0) return someoneWaits ? `${agentsAre(free)} free, so the line moves now.` : `${agentsAre(free)} free.`;
  if (present.length > 0) {
    const others = [away > 0 && ` ${agentsAre(away)} away.`, lost > 0 && ` ${agentsAre(lost)} disconnected.`];
    return `${everyone(present.length)} no free slot.${others.filter(Boolean).join('')}`;
  }
  if (lost > 0) return `${agentsAre(lost)} online but disconnected.`;
  if (away > 0) return `Nobody is online. ${agentsAre(away)} away.`;
  if (!withinHours) return 'You are closed, and no agent is online.';
  return someoneWaits ? 'No agent is online.' : 'You are open, but no agent is online. Whoever asks now has to wait.';
}

function everyone(count: number): string {
  if (count === 1) return 'The only agent online has';
  return count === 2 ? 'Both agents online have' : `All ${String(count)} agents online have`;
}

function isPresent(agent: AdminAgent): boolean {
  return agent.status === 'ONLINE' && agent.connected && !agent.disabled;
}
