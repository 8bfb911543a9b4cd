import type { CrowdAnswer, CrowdOrder } from './crowd.ts';
import { eventOf, openSockets } from './socket.ts';

let expected: { event: string; left: number; firstAt: bigint | null } | null = null;

function answer(firstAt: bigint | null): void {
  const lastAt = process.hrtime.bigint();
  process.send?.({ firstAt: String(firstAt ?? lastAt), lastAt: String(lastAt) } satisfies CrowdAnswer);
}

async function obey(order: CrowdOrder): Promise<void> {
  if (order.kind === 'expect') {
    expected = { event: order.event, left: order.count, firstAt: null };
    return;
  }
  for (const socket of await openSockets(order.port, order.registrations)) {
    socket.on('message', (raw: Buffer) => {
      if (!expected) return;
      if (eventOf(raw) !== expected.event) return;
      expected.firstAt ??= process.hrtime.bigint();
      expected.left -= 1;
      if (expected.left > 0) return;
      const { firstAt } = expected;
      expected = null;
      answer(firstAt);
    });
  }
  answer(null);
}

process.on('message', (order: CrowdOrder) => void obey(order));
process.once('SIGTERM', () => process.exit());
process.once('disconnect', () => process.exit());
