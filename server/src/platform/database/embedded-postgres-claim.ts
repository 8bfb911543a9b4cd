import pg from 'pg';

/** An arbitrary number that means "a server lives on this embedded database". */
const CLAIM_LOCK = 4_663_929;

/** Where a running embedded database is and how to get in. */
export interface Address {
  readonly port: number;
  readonly password: string;
}

/** The URL of the database that a fresh cluster comes with. */
export function urlOf({ port, password }: Address): string {
  return `postgresql://postgres:${password}@127.0.0.1:${String(port)}/postgres`;
}

/**
 * Takes the database for this process: a session lock, which the system gives back by itself when the process dies,
 * however it dies. A file with a process id would have to be guessed about after a crash.
 *
 * @returns the connection that holds the claim, or undefined when a living process holds it.
 * @throws the driver's error when the database does not answer.
 */
export async function claim(address: Address): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    connectionString: urlOf(address),
    application_name: 'honey-owner',
    connectionTimeoutMillis: 2_000,
    keepAlive: true,
  });
  // The connection breaks when the database stops; whoever uses the database hears that elsewhere.
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [CLAIM_LOCK]);
  if (rows[0]?.taken) return client;
  await client.end();
  return undefined;
}
