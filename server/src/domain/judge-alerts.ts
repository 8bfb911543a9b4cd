import { type AlertRule, alertRules, type AlertSettings } from '@honey/protocol/alerts';

export interface AlertFacts {
  queueLength: number;
  /** Nobody is online who should be. */
  unstaffed: boolean;
  /** Of the last minute, of all nodes. */
  socketFailures: number;
  databaseFailures: number;
}

/** What a rule measures; more is worse. */
export function measure(rule: AlertRule, facts: AlertFacts): number {
  switch (rule) {
    case 'QUEUE_LENGTH':
      return facts.queueLength;
    case 'NO_AGENTS_ONLINE':
      return facts.unstaffed ? 1 : 0;
    case 'SOCKET_FAILURES':
      return facts.socketFailures;
    case 'DATABASE_FAILURES':
      return facts.databaseFailures;
  }
}

export interface Judgement {
  opens: { rule: AlertRule; value: number; threshold: number }[];
  /** Rules that stay open, with what they measure now. */
  stays: { rule: AlertRule; value: number }[];
  ends: AlertRule[];
}

/**
 * Which alerts open, stay and end. One opens above its threshold and ends at `clearAt` or below; in between, what is
 * open stays open and what is not does not open. A rule that is switched off has no alert.
 */
export function judgeAlerts(facts: AlertFacts, open: ReadonlySet<AlertRule>, settings: AlertSettings): Judgement {
  const judgement: Judgement = { opens: [], stays: [], ends: [] };
  for (const rule of alertRules) {
    const { enabled, threshold, clearAt } = settings[rule];
    const value = measure(rule, facts);
    if (!open.has(rule)) {
      if (enabled && value > threshold) judgement.opens.push({ rule, value, threshold });
    } else if (!enabled || value <= clearAt) judgement.ends.push(rule);
    else judgement.stays.push({ rule, value });
  }
  return judgement;
}
