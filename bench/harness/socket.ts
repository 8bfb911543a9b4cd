import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Staff } from './people.ts';
import { tokenFor } from './tokens.ts';

export const frame = (event: string, data: object): string => JSON.stringify({ event, data });

/** The event's name, read without parsing: frames begin with `{"event":"`. */
export function eventOf(raw: Buffer): string {
  return raw.toString('latin1', 10, raw.indexOf('"', 10));
}

export const registerUser = (userId: string) => frame('register_user', { userId, token: tokenFor('user', userId) });
export const registerAgent = ({ id, token }: Staff) => frame('register_agent', { agentId: id, token });
export const registerAdmin = ({ id, token }: Staff) => frame('register_admin', { adminId: id, token });

/** Opens a socket, sends the registration and resolves when it is accepted. */
export async function openSocket(port: number, registration: string): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${String(port)}/`, { perMessageDeflate: false });
  await once(socket, 'open');
  socket.send(registration);
  const [raw] = (await once(socket, 'message')) as [Buffer];
  if (eventOf(raw) !== 'registered') throw new Error(`Not registered: ${raw.toString()}`);
  return socket;
}

const AT_ONCE = 50;

/** Opens one socket for each registration, a few at a time. */
export async function openSockets(port: number, registrations: readonly string[]): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  for (let from = 0; from < registrations.length; from += AT_ONCE) {
    const some = registrations.slice(from, from + AT_ONCE);
    sockets.push(...(await Promise.all(some.map((registration) => openSocket(port, registration)))));
  }
  return sockets;
}

/** Closes sockets and resolves when they are. */
export async function closeSockets(sockets: readonly WebSocket[]): Promise<void> {
  await Promise.all(
    sockets.map(async (socket) => {
      if (socket.readyState === WebSocket.CLOSED) return;
      const closed = once(socket, 'close');
      socket.terminate();
      await closed;
    }),
  );
}
