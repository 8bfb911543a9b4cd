import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Connection } from '../realtime/connection.ts';
import { Liveness } from '../gateway/liveness.ts';
import { userRoom, WebSocketService } from '../realtime/websocket.service.ts';
import { type Direction, startTcpProxy, type TcpProxy } from '../testing/tcp-proxy.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { type Customer, makeCustomer } from '../testing/test-people.ts';
import { connect } from '../testing/test-socket.ts';

const NOTICED_WITHIN_MS = 35_000;
const LOOK_MS = 1_000;

let app: TestApp;
let wire: TcpProxy;
beforeEach(async () => {
  app = await startTestApp();
  const [host = '', port] = app.address.split(':');
  wire = await startTcpProxy({ host, port: Number(port) });
});
afterEach(async () => {
  await app.close();
  await wire.close();
});

const endsOf = ({ userId }: Customer) => [...app.app.get(WebSocketService).members(userRoom(userId))];

/** The server's end of the only socket of this customer. */
function connectionOf(customer: Customer): Connection {
  const [connection] = endsOf(customer);
  if (!connection) throw new Error('There is no such socket.');
  return connection;
}

/** Lets the server look at a connection once a second of a time of our own, until a ping is out; returns that time. */
function lookUntilPing(connection: Connection): number {
  let now = connection.lastPingAt;
  while (connection.pingSentAt === null) {
    now += LOOK_MS;
    app.app.get(Liveness).check(connection, now);
  }
  return now;
}

test.each<Direction>(['to-server', 'to-client'])(
  'a link that is dead %s is given up by the server within 35 s, and a live one beside it is not',
  async (direction) => {
    const [unlucky, lucky] = [await makeCustomer(app), await makeCustomer(app)];
    await connect({ address: `127.0.0.1:${String(wire.port)}` }, 'register_user', unlucky);
    const live = await connect(app, 'register_user', lucky);
    const [deadEnd, liveEnd] = [connectionOf(unlucky), connectionOf(lucky)];
    const { unheard, givenUp } = wire.silence(direction);

    const diedAt = deadEnd.lastPingAt;
    let now = lookUntilPing(deadEnd);
    lookUntilPing(liveEnd);
    // The ping is not heard, or the answer to it.
    await unheard;
    while (liveEnd.pingSentAt !== null) await new Promise(setImmediate);
    while (now + LOOK_MS <= diedAt + NOTICED_WITHIN_MS) {
      now += LOOK_MS;
      for (const end of [deadEnd, liveEnd]) app.app.get(Liveness).check(end, now);
    }

    await givenUp;
    await live.settle();
    expect(endsOf(lucky)).toEqual([liveEnd]);
    // What was heard of the end is handled a moment later.
    while (endsOf(unlucky).length > 0) await new Promise(setImmediate);
  },
);
