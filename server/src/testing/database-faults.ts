import type pg from 'pg';

/** A server error that the real database raises, as often as planned. */
export interface InjectedError {
  /** How often the database has come to the faulty row write, failed and let through. */
  attempts(): Promise<number>;
  remove(): Promise<void>;
}

export interface ErrorPlan {
  table: string;
  on: 'INSERT' | 'UPDATE';
  /** SQLSTATE to raise, such as `40001`. */
  state: string;
  /** The first so many row writes fail. */
  times: number;
}

let plans = 0;

/**
 * Lets the first writes of a row fail by a trigger. It counts with a sequence, which no rollback turns back.
 */
export async function injectError(sql: pg.Pool, { table, on, state, times }: ErrorPlan): Promise<InjectedError> {
  plans += 1;
  const name = `fault_${String(plans)}`;
  await sql.query(`CREATE SEQUENCE ${name}`);
  await sql.query(`
    CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval('${name}') <= ${String(times)} THEN
        RAISE EXCEPTION 'injected' USING ERRCODE = '${state}';
      END IF;
      RETURN NEW;
    END $$`);
  await sql.query(`CREATE TRIGGER ${name} BEFORE ${on} ON "${table}" FOR EACH ROW EXECUTE FUNCTION ${name}()`);
  return {
    async attempts() {
      const { rows } = await sql.query<{ attempts: number }>(
        `SELECT CASE WHEN is_called THEN last_value ELSE 0 END::int AS attempts FROM ${name}`,
      );
      return rows[0]?.attempts ?? 0;
    },
    async remove() {
      await sql.query(`DROP TRIGGER ${name} ON "${table}"`);
    },
  };
}

/** The backends of the application on its database that wait for a lock, once there are as many. */
export async function waitForBlocked(sql: pg.ClientBase, count = 1): Promise<number[]> {
  for (;;) {
    const { rows } = await sql.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()`,
    );
    if (rows.length >= count) return rows.map(({ pid }) => pid);
  }
}

/** Ends backends as an administrator, a failover or a pooler would; resolves once they are gone. */
export async function cut(sql: pg.Client, pids: readonly number[]): Promise<void> {
  for (const pid of pids) await sql.query('SELECT pg_terminate_backend($1, 10000)', [pid]);
}

/** Cuts every other connection to this database; returns how many. */
export async function cutAll(sql: pg.Client): Promise<number> {
  const { rows } = await sql.query<{ cut: number }>(
    `SELECT count(*) FILTER (WHERE pg_terminate_backend(pid, 10000))::int AS cut FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
  );
  return rows[0]?.cut ?? 0;
}
