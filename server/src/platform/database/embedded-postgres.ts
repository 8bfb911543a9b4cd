import path from 'node:path';
import { urlOf } from './embedded-postgres-claim.ts';
import { prepareCluster } from './embedded-postgres-cluster.ts';
import { clearOrphan } from './embedded-postgres-orphan.ts';
import { freePort, startCluster, stopCluster } from './embedded-postgres-process.ts';

export interface EmbeddedPostgresOptions {
  /** The folder that keeps the data, the password and PostgreSQL's log; made when missing. */
  readonly dataDir: string;
  /** A loopback port; a free one is chosen when left out. */
  readonly port?: number;
  /** Gives up durability for speed: only for data that nobody wants back. */
  readonly throwAway?: boolean;
  /** Told what happens, in plain sentences. */
  readonly log: (message: string) => void;
}

export interface EmbeddedPostgres {
  /** Connection string of the database `postgres`, as its superuser; listens on 127.0.0.1 only. */
  readonly url: string;
  /** Stops PostgreSQL cleanly and resolves when it has ended. Safe to call again. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that came with `npm install` on the data in `dataDir`, as a process that lives as long as
 * this one: it outlives Ctrl-C until `stop` is called, and is told to stop when this process exits without doing so.
 * One that a killed process left behind is stopped first.
 *
 * @throws EmbeddedPostgresError when that is not possible, with one sentence that says why.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const throwAway = options.throwAway ?? false;
  const cluster = await prepareCluster(path.resolve(options.dataDir), throwAway);
  await clearOrphan(cluster);
  const port = options.port ?? (await freePort());
  const running = await startCluster(cluster, port, throwAway);

  const stopOnExit = () => {
    process.kill(running.pid, 'SIGINT');
  };
  process.once('exit', stopOnExit);
  let stopping: Promise<void> | undefined;
  void running.ended.then(() => {
    process.off('exit', stopOnExit);
    if (!stopping) options.log(`PostgreSQL has ended unexpectedly; ${cluster.logFile} says why.`);
  });

  const stop = async () => {
    await running.owner.end().catch(() => undefined);
    await stopCluster(cluster);
    await running.ended;
  };
  return { url: urlOf({ port, password: cluster.password }), stop: () => (stopping ??= stop()) };
}
