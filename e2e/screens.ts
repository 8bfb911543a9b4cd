import { mkdir } from 'node:fs/promises';
import pg from 'pg';
import setUp from '../server/src/testing/global-setup.ts';
import tearDown from '../server/src/testing/global-teardown.ts';
import { createTestDatabase } from '../server/src/testing/test-database.ts';
import { takeAdminPictures } from './screens/admin.ts';
import { takeDeskStates } from './screens/desk-states.ts';
import { takeDeskPictures } from './screens/desk.ts';
import { playDay } from './screens/play-day.ts';
import { playDaysBefore } from './screens/play-days-before.ts';
import { FOLDER, type Scene } from './screens/scene.ts';
import { takeWidgetStates } from './screens/widget-states.ts';
import { takeWidgetPictures } from './screens/widget.ts';
import { openBrowser } from './support/browser.ts';
import { restOf } from './support/rest.ts';
import { startServer } from './support/server-process.ts';

// Takes the pictures of docs/screens: the real apps on a day that looks like one. `npm run screens`.

async function takePictures(scene: Scene): Promise<void> {
  await playDaysBefore(scene);
  const day = await playDay(scene);
  await takeDeskPictures(day);
  await takeWidgetPictures(day);
  await takeAdminPictures(scene, day);
  await takeDeskStates(scene, day);
  await takeWidgetStates(scene, day);
}

await mkdir(FOLDER, { recursive: true });
await setUp();
try {
  const database = await createTestDatabase();
  const server = await startServer({ databaseUrl: database.url });
  const sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
  const browser = await openBrowser({ moves: true });
  try {
    await takePictures({ url: server.url, rest: restOf(() => server.url), browser, sql });
  } finally {
    await browser.close();
    await server.stop();
    await sql.end();
  }
} finally {
  await tearDown();
}
