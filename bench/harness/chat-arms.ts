import type pg from 'pg';
import { startRelay } from '../floors/relay.ts';
import { Chatter } from './chatter.ts';
import { startHoney } from './honey.ts';
import { addAgents, addChats, settle } from './people.ts';
import { closeSockets } from './socket.ts';
import type { Bench } from './trial.ts';
import { openPool } from './postgres.ts';

const AGENTS = 50;
const CHATS_EACH = 5;

export interface ChatArm {
  chatter: Chatter;
  pid: number;
  port: number;
  sql: pg.Pool | null;
}

export interface ChatArms {
  honey: ChatArm & { sql: pg.Pool; url: string };
  bare: ChatArm;
  insertEach: ChatArm & { sql: pg.Pool };
  close(): Promise<void>;
}

async function arrange(bench: Bench, name: string) {
  const url = await bench.database(name);
  const sql = openPool(url);
  const agents = await addAgents(sql, { count: AGENTS, maxChats: CHATS_EACH });
  const chats = await addChats(sql, agents, CHATS_EACH);
  await settle(sql);
  return { url, sql, agents, chats };
}

/** 250 customers in chats with 50 agents, on Honey, on a bare relay, and on one that stores each message. */
export async function openChatArms(bench: Bench, name: string): Promise<ChatArms> {
  const ours = await arrange(bench, name);
  const theirs = await arrange(bench, `${name}_floor`);
  const honey = await startHoney(ours.url);
  const bare = await startRelay(theirs.chats);
  const insertEach = await startRelay(theirs.chats, { databaseUrl: theirs.url });
  const chatters = {
    honey: await Chatter.open(honey.port, ours),
    bare: await Chatter.open(bare.port, theirs),
    insertEach: await Chatter.open(insertEach.port, theirs),
  };
  return {
    honey: { chatter: chatters.honey, pid: honey.pid, port: honey.port, sql: ours.sql, url: ours.url },
    bare: { chatter: chatters.bare, pid: bare.pid, port: bare.port, sql: null },
    insertEach: { chatter: chatters.insertEach, pid: insertEach.pid, port: insertEach.port, sql: theirs.sql },
    async close() {
      for (const { sockets } of Object.values(chatters)) await closeSockets(sockets);
      await Promise.all([honey.stop(), bare.stop(), insertEach.stop()]);
      await ours.sql.end();
      await theirs.sql.end();
    },
  };
}
