import type { WebSocket } from 'ws';
import { type ChatArm, openChatArms } from '../harness/chat-arms.ts';
import { eventOf, frame } from '../harness/socket.ts';
import { type Arm, type Bench, metered, type Row, type Trial } from '../harness/trial.ts';

const SECONDS = 3;
/** Frames that each socket has under way. */
const WINDOW = 4;
const PING = frame('ping', {});

async function volley(sockets: readonly WebSocket[], forMs: number): Promise<{ frames: number; seconds: number }> {
  const from = performance.now();
  let frames = 0;
  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<void>((resolve) => {
          let open = WINDOW;
          const onMessage = (raw: Buffer) => {
            if (eventOf(raw) !== 'pong') return;
            frames += 1;
            if (performance.now() - from < forMs) socket.send(PING);
            else if (--open === 0) {
              socket.off('message', onMessage);
              resolve();
            }
          };
          socket.on('message', onMessage);
          for (let sent = 0; sent < WINDOW; sent += 1) socket.send(PING);
        }),
    ),
  );
  return { frames, seconds: (performance.now() - from) / 1000 };
}

async function open(bench: Bench): Promise<Trial> {
  const forMs = Math.max(1, SECONDS * bench.scale) * 1000;
  const arms = await openChatArms(bench, 'bench_gateway');
  const play =
    ({ chatter, pid }: ChatArm): Arm =>
    () =>
      metered({ server: pid }, async () => {
        const { frames, seconds } = await volley(chatter.sockets, forMs);
        return { value: frames / seconds, operations: frames };
      });
  for (const arm of [arms.honey, arms.bare]) await volley(arm.chatter.sockets, forMs / 4);
  return {
    arms: { 'bare ws': play(arms.bare), honey: play(arms.honey) },
    goals: [
      { label: 'bare ws, frames a second', of: 'honey', to: 'bare ws', atLeast: 0.85 },
      { label: 'bare ws, CPU of the server a frame', of: 'honey', to: 'bare ws', atMost: 1.3, cpuOf: 'server' },
    ],
    close: () => arms.close(),
  };
}

export const gateway: Row = {
  id: 'gateway',
  what: 'The gateway without a database: a frame read, checked and answered',
  unit: '/s',
  open,
};
