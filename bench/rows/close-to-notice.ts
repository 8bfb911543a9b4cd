import type { WebSocket } from 'ws';
import { startRelay } from '../floors/relay.ts';
import { until } from '../harness/chatter.ts';
import { startHoney } from '../harness/honey.ts';
import { openConnections, requestBytes } from '../harness/http.ts';
import { pace } from '../harness/pace.ts';
import { addAgents, addChats, addWaiting, type Chat, settle, type Staff } from '../harness/people.ts';
import { quantile } from '../harness/stats.ts';
import { closeSockets, eventOf, frame, openSockets, registerAgent } from '../harness/socket.ts';
import { type Arm, type Bench, metered, type Row, type Trial, type Watched } from '../harness/trial.ts';
import { openPool } from '../harness/postgres.ts';

const PER_SECOND = 50;
const SECONDS = 10;
const AGENTS = 20;
/** More than are closed at once, so that falling behind shows as a long wait. */
const CHATS_EACH = 20;
const WAITING = 5_000;

/** What one agent is doing: chats that can be closed, and when the closes that are under way were due. */
interface Desk {
  agent: Staff;
  chats: string[];
  closing: number[];
}

interface Notice {
  data: { type: string; notificationId: string; conversationId: string };
}

const summary = (times: readonly number[]) => ({
  value: quantile(times, 0.99),
  operations: times.length,
  notes: { p50: quantile(times, 0.5) },
});

function listen(socket: WebSocket, desk: Desk, times: number[]): void {
  socket.on('message', (raw: Buffer) => {
    if (eventOf(raw) !== 'agent_notification') return;
    const { data } = JSON.parse(raw.toString()) as Notice;
    if (data.type === 'NEW_CONVERSATION_ASSIGNED') {
      const dueAt = desk.closing.shift();
      if (dueAt !== undefined) times.push(performance.now() - dueAt);
      desk.chats.push(data.conversationId);
    }
    socket.send(frame('notification_ack', { notificationId: data.notificationId }));
  });
}

async function openHoney(bench: Bench, seconds: number) {
  const url = await bench.database('bench_close');
  const sql = openPool(url);
  const agents = await addAgents(sql, { count: AGENTS, maxChats: CHATS_EACH });
  const chats: Chat[] = await addChats(sql, agents, CHATS_EACH);
  await addWaiting(sql, WAITING);
  await settle(sql);
  const honey = await startHoney(url);
  const sockets = await openSockets(honey.port, agents.map(registerAgent));
  const connections = await openConnections(honey.port, AGENTS);
  const times: number[] = [];
  const desks = agents.map((agent): Desk => {
    const own = chats.filter((chat) => chat.agentId === agent.id).map((chat) => chat.conversationId);
    return { agent, chats: own, closing: [] };
  });
  for (const [index, desk] of desks.entries()) {
    const socket = sockets[index];
    if (socket) listen(socket, desk, times);
  }
  const close = async (index: number, dueAt: number) => {
    const desk = desks[index % AGENTS];
    const connection = connections[index % AGENTS];
    const conversationId = desk?.chats.shift();
    if (!desk || !connection || conversationId === undefined) throw new Error('An agent has no chat left to close.');
    desk.closing.push(dueAt);
    const request = requestBytes('POST', `/conversations/${conversationId}/close`, {
      token: desk.agent.token,
      body: {},
    });
    const answer = await connection.send(request);
    if (answer.status !== 200) throw new Error(`Not closed: ${answer.body}`);
  };
  const arm: Arm = () =>
    metered({ server: honey.pid, postgres: bench.postgres.pid }, async () => {
      times.length = 0;
      const closes: Promise<void>[] = [];
      await pace({ perSecond: PER_SECOND, seconds }, (index, dueAt) => {
        const closed = close(index, dueAt);
        // Looked at below; until then a failure must not end the whole bench.
        closed.catch(() => undefined);
        closes.push(closed);
      });
      await Promise.all(closes);
      await until(() => times.length === closes.length, 'a notice');
      return summary(times);
    });
  const end = async () => {
    for (const connection of connections) connection.close();
    await closeSockets(sockets);
    await honey.stop();
    await sql.end();
  };
  return { arm, end };
}

async function openFloor(bench: Bench, seconds: number) {
  const url = await bench.database('bench_close_floor');
  const sql = openPool(url);
  const agents = await addAgents(sql, { count: 2, maxChats: CHATS_EACH });
  const chats = await addChats(sql, agents, CHATS_EACH);
  await settle(sql);
  const relay = await startRelay([], { databaseUrl: url });
  const [from, to] = await openSockets(relay.port, agents.map(registerAgent));
  if (!from || !to) throw new Error('Two agents, two sockets.');
  const due: number[] = [];
  const times: number[] = [];
  to.on('message', () => times.push(performance.now() - (due.shift() ?? 0)));
  const watched: Watched = { server: relay.pid, postgres: bench.postgres.pid };
  const arm: Arm = () =>
    metered(watched, async () => {
      times.length = 0;
      const count = PER_SECOND * seconds;
      await pace({ perSecond: PER_SECOND, seconds }, (index, dueAt) => {
        due.push(dueAt);
        const chat = chats[index % chats.length];
        from.send(frame('commit', { conversationId: chat?.conversationId ?? '', to: agents[1]?.id ?? '' }));
      });
      await until(() => times.length === count, 'a relayed notice');
      return summary(times);
    });
  const end = async () => {
    await closeSockets([from, to]);
    await relay.stop();
    await sql.end();
  };
  return { arm, end };
}

async function open(bench: Bench): Promise<Trial> {
  const seconds = Math.max(2, SECONDS * bench.scale);
  const floor = await openFloor(bench, seconds);
  const honey = await openHoney(bench, seconds);
  await honey.arm(-1);
  return {
    arms: { 'commit and relay': floor.arm, honey: honey.arm },
    goals: [{ label: 'one commit and one relay', of: 'honey', to: 'commit and relay', atMost: 5 }],
    async close() {
      await floor.end();
      await honey.end();
    },
  };
}

export const closeToNotice: Row = {
  id: 'close-to-notice',
  what: 'Close → the next waiting customer’s notice on the agent’s socket, p99 at 50 closes/s',
  unit: 'ms',
  open,
};
