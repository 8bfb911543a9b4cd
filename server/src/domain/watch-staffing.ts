/** What the last look has left for the next one. Moments are ms since the epoch. */
export interface Staffing {
  lookedAt: number;
  /** Since when agents are expected; null while we are closed. */
  openSince: number | null;
  /** Somebody was online since then. */
  wasStaffed: boolean;
}

export interface StaffingFacts {
  at: number;
  /** Within business hours. */
  open: boolean;
  onlineAgents: number;
}

/**
 * Follows whether anybody has come since we opened. Agents need time after an opening, and after a start of the servers,
 * when nobody could have been online: where nobody has looked for longer than that time, it begins anew.
 */
export function watchStaffing(before: Staffing | null, facts: StaffingFacts, graceMs: number): Staffing {
  const { at, open, onlineAgents } = facts;
  if (!open) return { lookedAt: at, openSince: null, wasStaffed: false };
  const goesOn = before !== null && at - before.lookedAt <= graceMs;
  const openSince = goesOn ? before.openSince : null;
  return {
    lookedAt: at,
    openSince: openSince ?? at,
    wasStaffed: onlineAgents > 0 || (openSince !== null && before?.wasStaffed === true),
  };
}

/** Nobody is online, although somebody was, or had the time to come. */
export function isUnstaffed(
  { openSince, wasStaffed, lookedAt }: Staffing,
  onlineAgents: number,
  graceMs: number,
): boolean {
  if (openSince === null || onlineAgents > 0) return false;
  return wasStaffed || lookedAt - openSince >= graceMs;
}
