import type { Alert, AlertRule } from '@honey/protocol/alerts';

/** What is wrong, with the worst that was measured. */
export function alertText(rule: AlertRule, value: number): string {
  switch (rule) {
    case 'QUEUE_LENGTH':
      return `The line is long: ${String(value)} waiting`;
    case 'NO_AGENTS_ONLINE':
      return 'No agent is online, and it is open';
    case 'SOCKET_FAILURES':
      return `Connections fail: ${String(value)} within a minute`;
    case 'DATABASE_FAILURES':
      return `The database fails: ${String(value)} transactions within a minute`;
  }
}

/** What a rule looks at, for those who set it. */
export const ruleWords: Readonly<Record<AlertRule, { title: string; about: string }>> = {
  QUEUE_LENGTH: { title: 'Long line', about: 'Customers waiting.' },
  NO_AGENTS_ONLINE: {
    title: 'Nobody online',
    about: 'No agent online within business hours, once somebody was or had time to come.',
  },
  SOCKET_FAILURES: {
    title: 'Failed connections',
    about: 'Sockets within a minute that were refused, failed, or left before they said who they are.',
  },
  DATABASE_FAILURES: { title: 'Failed transactions', about: 'Transactions within a minute that failed for good.' },
};

/** Whether it still asks to be looked at: it is open, and nobody has said to have seen it. */
export function isUnseen({ resolvedAt, acknowledgedAt }: Pick<Alert, 'resolvedAt' | 'acknowledgedAt'>): boolean {
  return resolvedAt === null && acknowledgedAt === null;
}
