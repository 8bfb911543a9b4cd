import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import type { WebSocket } from 'ws';
import { Connection } from '../realtime/connection.ts';
import { Liveness } from './liveness.ts';

/** A socket that only remembers what was asked of it. */
function recordingConnection() {
  const calls: string[] = [];
  const socket = {
    ping: () => calls.push('ping'),
    terminate: () => calls.push('terminate'),
    close: (code: number) => calls.push(`close ${String(code)}`),
  } as unknown as WebSocket;
  return { connection: new Connection(socket, new PassThrough()), calls };
}

const user = (expiresAt: number) =>
  ({ kind: 'registered', principal: { kind: 'user', userId: 'u', expiresAt }, rooms: [] }) as const;

describe('Liveness', () => {
  test('a socket that never registers is closed after ten seconds', () => {
    const { connection, calls } = recordingConnection();
    new Liveness().check(connection, connection.openedAt + 9_999);
    expect(calls).toEqual([]);
    new Liveness().check(connection, connection.openedAt + 10_000);
    expect(calls).toEqual(['close 4011']);
  });

  test('a silent link is pinged every 25 s and given up before 35 s', () => {
    const { connection, calls } = recordingConnection();
    const start = connection.lastPingAt;
    connection.state = user(start + 3_600_000);
    for (let now = start; now <= start + 35_000; now += 1_000) new Liveness().check(connection, now);
    expect(calls.slice(0, 2)).toEqual(['ping', 'terminate']);
  });

  test('a pong keeps the link', () => {
    const { connection, calls } = recordingConnection();
    const start = connection.lastPingAt;
    connection.state = user(start + 3_600_000);
    for (let now = start; now <= start + 120_000; now += 1_000) {
      new Liveness().check(connection, now);
      connection.pingSentAt = null;
    }
    expect(calls).toEqual(['ping', 'ping', 'ping', 'ping']);
  });

  test('a token that ran out closes the socket 25 s later', () => {
    const { connection, calls } = recordingConnection();
    const now = connection.lastPingAt;
    connection.state = user(now - 24_999);
    new Liveness().check(connection, now);
    expect(calls).toEqual([]);
    connection.state = user(now - 25_000);
    new Liveness().check(connection, now);
    expect(calls).toEqual(['close 4001']);
  });
});
