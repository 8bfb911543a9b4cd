import path from 'node:path';
import { ask, type Child, startNode } from '../harness/child.ts';
import type { Route } from './relay-server.ts';

const SCRIPT = path.join(import.meta.dirname, 'relay-server.ts');

export interface Relay {
  port: number;
  pid: number;
  child: Child;
  stop(): Promise<void>;
}

/** Starts the bare relay; with a database it stores each message before it relays it. */
export async function startRelay(
  routes: readonly Route[],
  { databaseUrl, nodeArgs = [] }: { databaseUrl?: string; nodeArgs?: readonly string[] } = {},
): Promise<Relay> {
  const child = startNode([...nodeArgs, SCRIPT], databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl });
  const { port } = await ask<{ port: number }>(child, [...routes]);
  return { port, pid: child.pid, child, stop: () => child.stop() };
}
