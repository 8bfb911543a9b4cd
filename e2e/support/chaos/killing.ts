import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createTestDatabase } from '../../../server/src/testing/test-database.ts';
import { eventually } from '../eventually.ts';
import { type Rest, restOf } from '../rest.ts';
import { startServer, type ServerProcess } from '../server-process.ts';
import { Side } from './side.ts';
import { faultsIn } from './verdict.ts';

export interface Plan {
  kills: number;
  /** Messages that must have been acked between one kill and the next. */
  acksPerKill: number;
}

export interface Result {
  kills: number;
  acks: number;
  said: number;
  /** Of each client after each kill: from the port being back to being registered. Milliseconds. */
  backAfterMs: number[];
  faults: string[];
}

const AGENTS = ['Sarah', 'Michael'];
const CONVERSATIONS = 8;
/** Two messages every ten milliseconds: 200 a second. */
const TICK_MS = 10;
const PER_TICK = 2;
const SETTLED_WITHIN_MS = 60_000;

interface Pair {
  conversationId: string;
  user: Side;
  agent: Side;
}

async function openDesk(server: ServerProcess, rest: Rest, name: string): Promise<Side> {
  const { accessToken, agent } = await rest.signInAgent(name);
  const response = await fetch(`${server.url}/agents/me/status`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ status: 'ONLINE' }),
  });
  if (!response.ok) throw new Error(`${name} could not go online.`);
  return register(new Side({ role: 'AGENT', id: agent.id, token: accessToken }, server.url));
}

async function register(side: Side): Promise<Side> {
  await new Promise<void>((resolve) => {
    side.onRegistered = resolve;
  });
  return side;
}

async function beginChat(server: ServerProcess, rest: Rest, desks: readonly Side[]): Promise<Pair> {
  const customer = await rest.newCustomer('How to get pregnant');
  const { conversationId, userId, token } = customer;
  const agent = await eventually(async () => {
    const answer = await rest.escalate(customer);
    const desk = desks.find(({ person }) => answer.status === 'ASSIGNED' && person.id === answer.agentId);
    if (!desk) throw new Error(`Nobody took the chat: ${answer.status}`);
    return desk;
  });
  const user = new Side({ role: 'USER', id: userId, token }, server.url);
  for (const side of [user, agent]) side.join(conversationId);
  await register(user);
  return { conversationId, user, agent };
}

/** Everybody keeps writing, numbered, whether the link is there or not. */
function startTalking(pairs: readonly Pair[]): { stop: () => void } {
  const voices = pairs.flatMap(({ conversationId, user, agent }) =>
    [user, agent].map((side) => ({ side, conversationId })),
  );
  let said = 0;
  const timer = setInterval(() => {
    for (let n = 0; n < PER_TICK; n++) {
      const voice = voices[said % voices.length];
      said += 1;
      voice?.side.say(voice.conversationId, `${voice.side.person.role} ${String(said)}`);
    }
  }, TICK_MS);
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}

/** When the port takes connections again. Milliseconds since the epoch. */
async function portIsBack(url: string): Promise<number> {
  const { hostname, port } = new URL(url);
  for (;;) {
    const socket = connect(Number(port), hostname);
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return Date.now();
    await delay(5);
  }
}

/** Resolves when `count` more messages were acked to anybody. */
function moreAcks(sides: readonly Side[], count: number): Promise<void> {
  return new Promise((resolve) => {
    let left = count;
    for (const side of sides) {
      side.onAck = () => {
        left -= 1;
        if (left <= 0) resolve();
      };
    }
  });
}

/** Resolves when each side was registered again; with how long after the port was back. */
async function everybodyIsBack(sides: readonly Side[], port: Promise<number>): Promise<number[]> {
  const times = await Promise.all(
    sides.map(
      (side) =>
        new Promise<number>((resolve) => {
          side.onRegistered = () => {
            resolve(Date.now());
          };
        }),
    ),
  );
  const back = await port;
  return times.map((time) => Math.max(0, time - back));
}

/** Kills the real server with SIGKILL again and again while our clients talk, and says what they saw. */
export async function killWhileTalking({ kills, acksPerKill }: Plan): Promise<Result> {
  const database = await createTestDatabase();
  const server = await startServer({ databaseUrl: database.url, env: { LOG_LEVEL: 'error' } });
  const sides: Side[] = [];
  const result: Result = { kills: 0, acks: 0, said: 0, backAfterMs: [], faults: [] };
  try {
    const rest = restOf(() => server.url);
    for (const name of AGENTS) sides.push(await openDesk(server, rest, name));
    const desks = [...sides];
    const pairs: Pair[] = [];
    for (let n = 0; n < CONVERSATIONS; n++) pairs.push(await beginChat(server, rest, desks));
    sides.push(...pairs.map(({ user }) => user));
    const talk = startTalking(pairs);
    try {
      for (let kill = 0; kill < kills; kill++) {
        await moreAcks(sides, acksPerKill);
        // Everybody speaks at once, and the server dies when it has answered some of them.
        for (const { conversationId, user, agent } of pairs) {
          for (const side of [user, agent]) side.say(conversationId, `burst ${String(kill)}`);
        }
        await moreAcks(sides, (kill * 5) % 16);
        const code = await server.kill('SIGKILL');
        if (code !== null) throw new Error(`The server had ended by itself with ${String(code)}:\n${server.output()}`);
        result.kills += 1;
        const [times] = await Promise.all([everybodyIsBack(sides, portIsBack(server.url)), server.restart()]);
        result.backAfterMs.push(...times);
      }
      await moreAcks(sides, acksPerKill);
    } finally {
      talk.stop();
    }
    await eventually(() => {
      const unsettled = sides.filter((side) => !side.isSettled()).length;
      if (unsettled > 0) throw new Error(`${String(unsettled)} clients still wait for something.`);
      // An ack can be read before the other side's copy, which left the server first, on another socket.
      const apart = pairs.filter(
        ({ conversationId, user, agent }) => !user.knowsAsMuchAs(agent, conversationId),
      ).length;
      if (apart > 0) throw new Error(`In ${String(apart)} conversations one side has not heard of the last message.`);
    }, SETTLED_WITHIN_MS);
    for (const side of sides) {
      result.acks += side.acks.length;
      result.said += side.said.length;
    }
    result.faults = faultsIn(pairs);
    return result;
  } finally {
    for (const side of sides) side.leave();
    await server.stop();
    await database.drop();
  }
}
