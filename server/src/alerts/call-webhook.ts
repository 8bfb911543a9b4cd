import { createHmac } from 'node:crypto';
import type { AlertWebhook } from '../config/env.ts';
import type { Delivery } from './delivery.queries.ts';

const TIMEOUT_MS = 5_000;

/** What the receiver computes too: HMAC-SHA-256 of `timestamp.body`, hexadecimal. */
function sign(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
}

/** Posts one alert to the operator's webhook. @throws when it did not answer 2xx. */
export async function callWebhook({ url, secret }: AlertWebhook, delivery: Delivery): Promise<void> {
  const { deliveryId, alertId, rule, value, threshold, openedAt, resolvedAt, resolved } = delivery;
  const body = JSON.stringify({
    type: resolved ? 'alert.resolved' : 'alert.opened',
    deliveryId,
    alertId,
    rule,
    value,
    threshold,
    openedAt: openedAt.toISOString(),
    resolvedAt: resolved ? (resolvedAt?.toISOString() ?? null) : null,
  });
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-honey-timestamp': timestamp,
      'x-honey-signature': `sha256=${sign(secret, timestamp, body)}`,
    },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`The webhook answered ${String(response.status)}.`);
}
