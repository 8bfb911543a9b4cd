import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type AccessRow, rows } from '../testing/access/rows.ts';
import { type Cast, digest, forgedTokens, type Honest, honest, raiseCast, roleOf } from '../testing/access/cast.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { makeAgent } from '../testing/test-people.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ logLevel: 'fatal' });
});
afterAll(() => app.close());

interface Door {
  route: string;
  row: AccessRow;
  cast: Cast;
}

async function knock({ route, row: { id, body }, cast }: Door, token: string | null): Promise<number> {
  const [method = '', path = ''] = route.split(' ');
  const response = await fetch(
    `http://${app.address}${path.replace('{id}', id ? id(cast) : cast.owner.conversationId)}`,
    {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
      },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ? body(cast) : {}) }),
    },
  );
  await response.text();
  return response.status;
}

/** What somebody with a good token is answered who may not; null when they may. */
function refusal({ roles, whose, elsewise }: AccessRow, who: Honest): number | null {
  if (roles === 'public') return null;
  if (!roles.includes(roleOf[who])) return 403;
  return whose === undefined || whose.includes(who) ? null : (elsewise?.[who] ?? 404);
}

test('every route of the running server is in the matrix, and no other', async () => {
  const { paths } = (await app.http.get('/docs-json')).body as { paths: Record<string, Record<string, object>> };
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/, '{id}')}`),
  );
  expect(routes.sort()).toEqual(Object.keys(rows).sort());
});

/** Who waits since the row before would be served first. */
beforeEach(async () => {
  await app.sql.query('TRUNCATE "User", "Agent", "Admin", "StaffSession", "QueueLength", "Setting" CASCADE');
  await app.sql.query(`INSERT INTO "QueueLength" (priority) SELECT unnest(enum_range(NULL::"Priority"))`);
});

describe.each(Object.entries(rows))('%s', (route, row) => {
  test('stays shut for everybody else, who change nothing, and opens for whom it is', async () => {
    const cast = await raiseCast(app, row.state ?? 'assigned');
    const disabled = await makeAgent(app, { disabled: true });
    const before = await digest(app);
    const seen: Record<string, number> = {};
    const wanted: Record<string, number> = {};
    const expectRefused = async (who: string, token: string | null, status: number) => {
      wanted[who] = status;
      seen[who] = await knock({ route, row, cast }, token);
      if ((await digest(app)) !== before) seen[who] = -1;
    };
    const { roles } = row;
    if (roles !== 'public') await expectRefused('nobody', null, 401);
    await expectRefused('a disabled agent', disabled.token, 401);
    await expectRefused('nonsense', 'nonsense', 401);
    for (const role of roles === 'public' ? (['user', 'agent', 'admin'] as const) : roles) {
      for (const [how, token] of Object.entries(forgedTokens(app, cast, role))) {
        await expectRefused(`${role}, ${how}`, token, 401);
      }
    }
    for (const who of honest) {
      const status = refusal(row, who);
      if (status !== null) await expectRefused(who, cast[who].token, status);
    }
    expect(seen).toEqual(wanted);

    // The door does open: for each one of those whom it is for, in a house of their own.
    const open: Record<string, number> = {};
    for (const who of honest.filter((one) => refusal(row, one) === null)) {
      const fresh = await raiseCast(app, row.state ?? 'assigned');
      open[who] = await knock({ route, row, cast: fresh }, fresh[who].token);
    }
    const welcome = Object.keys(open);
    expect(welcome.length).toBeGreaterThan(0);
    expect(open).toEqual(Object.fromEntries(welcome.map((who) => [who, row.status ?? 200])));
  });
});
