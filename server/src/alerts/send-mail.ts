import type { Delivery } from './delivery.queries.ts';

const TIMEOUT_MS = 5_000;

/** Mails one alert to the admin. @throws when the mail server did not take it. */
export async function sendMail({ smtpUrl, to }: { smtpUrl: string; to: string }, delivery: Delivery): Promise<void> {
  // Most servers never send one.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: { name: 'Honey', address: to },
      to,
      // The same for each try, so that a mail program shows a repeated one once.
      messageId: `<${delivery.deliveryId}@honey.alerts>`,
      subject: `${delivery.resolved ? 'Over' : 'Alert'}: ${headline(delivery)}`,
      text: body(delivery),
    });
  } finally {
    transport.close();
  }
}

function headline({ rule, value }: Delivery): string {
  switch (rule) {
    case 'QUEUE_LENGTH':
      return `${String(value)} customers waiting`;
    case 'NO_AGENTS_ONLINE':
      return 'no agent online within business hours';
    case 'SOCKET_FAILURES':
      return `${String(value)} failed connections in a minute`;
    case 'DATABASE_FAILURES':
      return `${String(value)} failed database transactions in a minute`;
  }
}

function body({ resolved, openedAt, resolvedAt, threshold, alertId, ...rest }: Delivery): string {
  const lines = [
    `${resolved ? 'This is over' : 'This needs a look'}: ${headline({ resolved, openedAt, resolvedAt, threshold, alertId, ...rest })}.`,
    `Since ${openedAt.toISOString()}${resolved && resolvedAt ? `, until ${resolvedAt.toISOString()}` : ''}.`,
    `The rule opens above ${String(threshold)}. The admin board shows it under Alerts.`,
    `Alert ${alertId}`,
  ];
  return `${lines.join('\n')}\n`;
}
