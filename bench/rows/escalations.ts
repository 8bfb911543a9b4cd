import type { WebSocket } from 'ws';
import { AGENTS, openEscalateFloor, ROOM_PER_AGENT } from '../floors/escalate-floor.ts';
import { startHoney } from '../harness/honey.ts';
import { drive, openConnections, requestBytes } from '../harness/http.ts';
import { addAdmin, addAgents, addPeople, forgetChats, type Person, settle } from '../harness/people.ts';
import { closeSockets, eventOf, frame, openSockets, registerAdmin, registerAgent } from '../harness/socket.ts';
import { tokenFor } from '../harness/tokens.ts';
import { type Bench, metered, type Row, type Sample, type Trial } from '../harness/trial.ts';
import { openPool } from '../harness/postgres.ts';

const CONNECTIONS = 64;
/** Below the five seconds after which an unacknowledged notice is repeated. */
const SECONDS = 4;
const PEOPLE_PER_SECOND = 12_000;

export const escalateRequest = (person: Person) =>
  requestBytes('POST', '/conversations/escalate', { token: tokenFor('user', person.userId), body: person });

/** Counts the agents' notices as their screens would see them, and acknowledges them when asked to. */
class Screens {
  notices = 0;
  acknowledge = false;

  watch(socket: WebSocket): void {
    socket.on('message', (raw: Buffer) => {
      if (eventOf(raw) !== 'agent_notification') return;
      this.notices += 1;
      if (!this.acknowledge) return;
      const { data } = JSON.parse(raw.toString()) as { data: { notificationId: string } };
      socket.send(frame('notification_ack', { notificationId: data.notificationId }));
    });
  }
}

async function open(bench: Bench): Promise<Trial> {
  const seconds = Math.max(1, SECONDS * bench.scale);
  const floor = await openEscalateFloor(bench);
  const url = await bench.database('bench_escalate');
  const sql = openPool(url);
  const agents = await addAgents(sql, { count: AGENTS, maxChats: ROOM_PER_AGENT });
  const admin = await addAdmin(sql);
  const honey = await startHoney(url);
  const screens = new Screens();
  const sockets = await openSockets(honey.port, [...agents.map(registerAgent), registerAdmin(admin)]);
  for (const socket of sockets) screens.watch(socket);
  const connections = await openConnections(honey.port, CONNECTIONS);

  const escalate = async (acknowledge: boolean): Promise<Sample> => {
    await forgetChats(sql);
    const people = await addPeople(sql, Math.round(seconds * PEOPLE_PER_SECOND));
    await settle(sql);
    const requests = people.map(escalateRequest);
    Object.assign(screens, { notices: 0, acknowledge });
    const sample = await metered({ server: honey.pid, postgres: bench.postgres.pid }, async () => {
      const { answered, seconds: took } = await drive(connections, requests, seconds * 1000);
      return { value: answered / took, operations: answered, notes: { answered } };
    });
    const { rows } = await sql.query<{ count: number }>('SELECT count(*)::int AS count FROM "ConversationAssignment"');
    const { answered = 0 } = sample.notes ?? {};
    if (rows[0]?.count !== answered) throw new Error('Not every escalation that was answered is assigned.');
    return { ...sample, notes: { answered, notices: screens.notices } };
  };

  // Nobody measures a server in its first second.
  await escalate(true);
  return {
    arms: {
      pgbench: () => floor.run(seconds),
      honey: () => escalate(false),
      'honey, notices acknowledged': () => escalate(true),
    },
    goals: [{ label: `pgbench, one statement (${floor.name})`, of: 'honey', to: 'pgbench', atLeast: 1.5 }],
    async close() {
      for (const connection of connections) connection.close();
      await closeSockets(sockets);
      await honey.stop();
      await floor.close();
      await sql.end();
    },
  };
}

export const escalations: Row = {
  id: 'escalations',
  what: 'Escalations a second over HTTP, 64 connections',
  unit: '/s',
  open,
};
