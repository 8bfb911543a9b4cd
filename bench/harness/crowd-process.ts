import type { CrowdAnswer, CrowdOrder } from './crowd.ts';
import { eventOf, openSockets } from './socket.ts';

let expected: { event: string; left: number } | null = null;

function answer(): void {
  process.send?.({ at: String(process.hrtime.bigint()) } satisfies CrowdAnswer);
}

async function obey(order: CrowdOrder): Promise<void> {
  if (order.kind === 'expect') {
    expected = { event: order.event, left: order.count };
    return;
  }
  for (const socket of await openSockets(order.port, order.registrations)) {
    socket.on('message', (raw: Buffer) => {
      if (!expected) return;
      if (eventOf(raw) !== expected.event) return;
      expected.left -= 1;
      if (expected.left > 0) return;
      expected = null;
      answer();
    });
  }
  answer();
}

process.on('message', (order: CrowdOrder) => void obey(order));
process.once('SIGTERM', () => process.exit());
process.once('disconnect', () => process.exit());
