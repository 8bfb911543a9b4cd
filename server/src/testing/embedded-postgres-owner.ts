import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.ts';

// A stand-in for the server in the embedded database's tests: owns the database in the folder it is given, says
// where it is, and on Ctrl-C finishes its last work before it stops, as the server does.

const postgres = await startEmbeddedPostgres({
  dataDir: process.argv[2] ?? '',
  log: (message) => process.stderr.write(`${message}\n`),
});
process.once('SIGINT', () => {
  void (async () => {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    await client.query(`INSERT INTO kept VALUES ('written after Ctrl-C')`);
    await client.end();
    await postgres.stop();
    process.exit(0);
  })();
});
process.once('SIGTERM', () => process.exit(3));
process.stdout.write(`${postgres.url}\n`);
setInterval(() => undefined, 60_000);
