import { describe, expect, test } from '@jest/globals';
import { ApiError } from './api-error.ts';
import { createRestClient } from './rest-client.ts';
import { createUserApi } from './user-api.ts';

interface Sent {
  url: string;
  init: RequestInit;
}

/** The part of a `Response` that is read; jsdom has none of its own. */
function answer(status: number, body: string, headers: Record<string, string> = {}): Response {
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    ok: status >= 200 && status < 300,
    status,
    headers: { get: (name: string) => lower.get(name.toLowerCase()) ?? null },
    text: () => Promise.resolve(body),
    json: () => Promise.resolve().then(() => JSON.parse(body) as unknown),
  } as Response;
}

function clientAnswering(...answers: (Response | Error)[]) {
  const sent: Sent[] = [];
  const fetchStub = (input: unknown, init: RequestInit = {}) => {
    sent.push({ url: String(input), init });
    const next = answers.shift();
    if (next === undefined) return Promise.reject(new TypeError('no answer planned'));
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  };
  return { sent, fetch: fetchStub as typeof fetch };
}

async function failure(promise: Promise<unknown>): Promise<ApiError> {
  const error = await promise.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(error instanceof ApiError)) throw new Error('expected an ApiError');
  return error;
}

describe('a request', () => {
  test('bears the token of the moment and sends JSON', async () => {
    const { sent, fetch } = clientAnswering(answer(200, '{"ok":true}'));
    const rest = createRestClient({ baseUrl: 'https://api.test', getToken: () => 'secret', fetch });
    await expect(rest.post('/things', { a: 1 })).resolves.toEqual({ ok: true });
    expect(sent[0]?.url).toBe('https://api.test/things');
    expect(sent[0]?.init).toMatchObject({
      method: 'POST',
      body: '{"a":1}',
      headers: { authorization: 'Bearer secret', 'content-type': 'application/json' },
    });
  });

  test('without a token bears none', async () => {
    const { sent, fetch } = clientAnswering(answer(200, '{}'));
    await createRestClient({ baseUrl: '', getToken: () => null, fetch }).get('/things');
    expect(sent[0]?.init.headers).toEqual({ accept: 'application/json' });
  });

  test('answers undefined when there is no body', async () => {
    const { fetch } = clientAnswering(answer(204, ''));
    await expect(createRestClient({ baseUrl: '', getToken: () => null, fetch }).post('/out')).resolves.toBeUndefined();
  });

  test('is tried once more with a renewed token after 401', async () => {
    const { sent, fetch } = clientAnswering(answer(401, '{"code":"UNAUTHENTICATED"}'), answer(200, '{"id":1}'));
    let token = 'old';
    const renewToken = () => {
      token = 'new';
      return Promise.resolve(true);
    };
    const rest = createRestClient({ baseUrl: '', getToken: () => token, renewToken, fetch });
    await expect(rest.get('/me')).resolves.toEqual({ id: 1 });
    expect(sent[1]?.init.headers).toMatchObject({ authorization: 'Bearer new' });
  });

  test('that is refused for a wrong password keeps its token', async () => {
    const { sent, fetch } = clientAnswering(answer(401, '{"code":"BAD_CREDENTIALS"}'));
    let renewals = 0;
    const renewToken = () => Promise.resolve((renewals += 1) > 0);
    const rest = createRestClient({ baseUrl: '', getToken: () => 'good', renewToken, fetch });
    expect(await failure(rest.post('/auth/password', {}))).toMatchObject({ code: 'BAD_CREDENTIALS', status: 401 });
    expect([renewals, sent.length]).toEqual([0, 1]);
  });

  test('encodes ids in paths', async () => {
    const { sent, fetch } = clientAnswering(answer(200, '{}'));
    await createUserApi(createRestClient({ baseUrl: '', getToken: () => null, fetch })).queueStatus('a/b?c');
    expect(sent[0]?.url).toBe('/conversations/queue-status/a%2Fb%3Fc');
  });
});

describe('a failure', () => {
  const rest = (...answers: (Response | Error)[]) =>
    createRestClient({ baseUrl: '', getToken: () => null, fetch: clientAnswering(...answers).fetch });

  test('of the network is OFFLINE', async () => {
    const error = await failure(rest(new TypeError('Failed to fetch')).get('/x'));
    expect(error).toMatchObject({ code: 'OFFLINE', status: 0 });
  });

  test('carries code, detail and field errors of the problem document', async () => {
    const problem = {
      code: 'INVALID_INPUT',
      detail: 'text is empty',
      errors: [{ path: 'text', message: 'must not be empty' }],
    };
    const error = await failure(rest(answer(400, JSON.stringify(problem))).get('/x'));
    expect(error).toMatchObject({
      code: 'INVALID_INPUT',
      status: 400,
      detail: 'text is empty',
      errors: problem.errors,
    });
  });

  test('of a proxy in between gets its code from the status', async () => {
    expect(await failure(rest(answer(502, '<html>Bad gateway</html>')).get('/x'))).toMatchObject({
      code: 'UNAVAILABLE',
    });
    expect(await failure(rest(answer(418, '')).get('/x'))).toMatchObject({ code: 'INTERNAL' });
  });

  test('with a code nobody knows gets its code from the status', async () => {
    const error = await failure(rest(answer(409, '{"code":"toString"}')).get('/x'));
    expect(error.code).toBe('WRONG_STATE');
  });

  test('says how long to wait when the server said so', async () => {
    const error = await failure(rest(answer(429, '{"code":"RATE_LIMITED"}', { 'Retry-After': '7' })).get('/x'));
    expect(error.retryAfterSeconds).toBe(7);
  });

  test('is INTERNAL when a good status bears something that is not JSON', async () => {
    expect(await failure(rest(answer(200, '<html>')).get('/x'))).toMatchObject({ code: 'INTERNAL', status: 200 });
  });
});
