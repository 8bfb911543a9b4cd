import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import pg from 'pg';
import { defaultAlertSettings } from '@honey/protocol/alerts';
import { ALERT_RULES } from '../../server/src/alerts/alert.queries.ts';
import { createTestDatabase, type TestDatabase } from '../../server/src/testing/test-database.ts';
import { type BrowserSetting, openBrowser, type TestBrowser } from './browser.ts';
import type { Place } from './place.ts';
import { restOf, type Rest } from './rest.ts';
import { startServer, type ServerProcess } from './server-process.ts';

/** What a flow plays on: a browser for the file; for each test a new database with the demo's people, and a server. */
export interface Stage extends Place {
  readonly server: ServerProcess;
  readonly rest: Rest;
  /** Looks into the server's tables. */
  rows<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
}

interface Props {
  database: TestDatabase;
  server: ServerProcess;
  sql: pg.Client;
}

const { NO_AGENTS_ONLINE: staffing } = defaultAlertSettings;
const alertRules = {
  none: Object.fromEntries(
    Object.entries(defaultAlertSettings).map(([rule, values]) => [rule, { ...values, enabled: false }]),
  ),
  'at once': { ...defaultAlertSettings, NO_AGENTS_ONLINE: { ...staffing, graceMinutes: 0 } },
};

async function setAlerts(sql: pg.Client, which: keyof typeof alertRules): Promise<void> {
  await sql.query(`INSERT INTO "Setting" (key, value, "updatedAt") VALUES ($1, $2, now())`, [
    ALERT_RULES,
    JSON.stringify(alertRules[which]),
  ]);
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The stage is set only while a test runs.');
  return value;
}

interface Setting extends BrowserSetting {
  /**
   * `none`: what nobody being there adds to a board depends on how long a test takes. `at once`: nobody has time to come.
   */
  alerts?: keyof typeof alertRules;
  /** More environment variables for the server. */
  env?: Readonly<Record<string, string>>;
}

/** Call it once in a test file. A test fails when one of its pages had an error that it did not expect. */
export function useStage({ alerts, env = {}, moves }: Setting = {}): Stage {
  let browser: TestBrowser | undefined;
  let props: Props | undefined;

  beforeAll(async () => {
    browser = await openBrowser({ moves });
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    const database = await createTestDatabase();
    const sql = new pg.Client({ connectionString: database.url });
    await sql.connect();
    if (alerts) await setAlerts(sql, alerts);
    const server = await startServer({ databaseUrl: database.url, env });
    props = { database, server, sql };
  });
  afterEach(async () => {
    const { database, server, sql } = present(props);
    props = undefined;
    try {
      await present(browser).closePages();
    } finally {
      await server.stop();
      await sql.end();
      await database.drop();
    }
  });

  return {
    get browser() {
      return present(browser);
    },
    get server() {
      return present(props).server;
    },
    get url() {
      return present(props).server.url;
    },
    rest: restOf(() => present(props).server.url),
    async rows<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) {
      return (await present(props).sql.query<Row>(sql, values)).rows;
    },
  };
}
