import { createAgentApi } from '@honey/client/agent-api';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createSession } from './session.ts';

const START = Date.parse('2026-03-01T10:00:00Z');
const HOUR = 3_600_000;
const inOneHour = () => new Date(Date.now() + HOUR).toISOString();

type Answer = { status: number; body: unknown } | 'no answer';

/** An API that answers by path, and remembers what it was asked with which token. */
const api = (answers: Record<string, () => Answer>) => {
  const asked: { path: string; token: string | null }[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    const path = new URL(input as string).pathname;
    const headers = init?.headers as Record<string, string>;
    asked.push({ path, token: headers['authorization'] ?? null });
    const answer = answers[path]?.() ?? { status: 404, body: { code: 'NOT_FOUND' } };
    if (answer === 'no answer') return Promise.reject(new TypeError('fetch failed'));
    // jsdom has no Response; the client reads these parts of one.
    const text = JSON.stringify(answer.body);
    return Promise.resolve({
      ok: answer.status < 400,
      status: answer.status,
      headers: { get: () => null },
      text: () => Promise.resolve(text),
      json: () => Promise.resolve(answer.body),
    } as unknown as Response);
  };
  return { asked, fetch };
};

const login = () => ({
  status: 200,
  body: { accessToken: 'first', expiresAt: inOneHour(), agent: { id: 'a1', name: 'Sarah' } },
});

const open = (fetch: typeof globalThis.fetch) =>
  createSession({
    storageKey: 'test-session',
    baseUrl: 'http://honey.test',
    createApi: createAgentApi,
    login: async (agentApi, body) => {
      const { agent, ...token } = await agentApi.login(body);
      return { ...token, profile: agent };
    },
    fetch,
  });

const credentials = { email: 'sarah@honeychatbot.com', password: 'x' };

describe('session', () => {
  beforeEach(() => {
    sessionStorage.clear();
    jest.useFakeTimers({ now: START });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('a sign-in survives a reload', async () => {
    const { fetch } = api({ '/auth/agent/login': login });
    await open(fetch).login(credentials);
    expect(open(fetch).state()).toMatchObject({ status: 'signed-in', accessToken: 'first', profile: { id: 'a1' } });
  });

  test('a token that expired while the page was closed does not sign in', async () => {
    const { fetch } = api({ '/auth/agent/login': login });
    await open(fetch).login(credentials);
    jest.setSystemTime(START + 2 * HOUR);
    expect(open(fetch).state()).toEqual({ status: 'signed-out', reason: 'first-visit' });
  });

  test('the token is renewed at half its life, without a word', async () => {
    const { asked, fetch } = api({
      '/auth/agent/login': login,
      '/auth/refresh': () => ({ status: 200, body: { accessToken: 'second', expiresAt: inOneHour() } }),
    });
    const session = open(fetch);
    await session.login(credentials);
    await jest.advanceTimersByTimeAsync(HOUR / 2 - 1);
    expect(asked.map(({ path }) => path)).toEqual(['/auth/agent/login']);
    await jest.advanceTimersByTimeAsync(1);
    expect(asked.at(-1)).toEqual({ path: '/auth/refresh', token: 'Bearer first' });
    expect(session.state()).toMatchObject({ status: 'signed-in', accessToken: 'second', profile: { id: 'a1' } });
  });

  test('a renewal that gets no answer is tried again and signs out only when the token is over', async () => {
    const { asked, fetch } = api({ '/auth/agent/login': login, '/auth/refresh': () => 'no answer' });
    const session = open(fetch);
    await session.login(credentials);
    await jest.advanceTimersByTimeAsync(HOUR - 60_000);
    expect(session.state().status).toBe('signed-in');
    expect(asked.filter(({ path }) => path === '/auth/refresh').length).toBeGreaterThan(3);
    await jest.advanceTimersByTimeAsync(120_000);
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'expired' });
  });

  test('a request that is answered 401 leads back to the sign-in page', async () => {
    const { fetch } = api({
      '/auth/agent/login': login,
      '/agents/me': () => ({ status: 401, body: { code: 'UNAUTHENTICATED' } }),
    });
    const session = open(fetch);
    await session.login(credentials);
    await expect(session.api.profile()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'expired' });
  });

  test('wrong credentials leave the page as it was and say so by code', async () => {
    const { fetch } = api({ '/auth/agent/login': () => ({ status: 401, body: { code: 'BAD_CREDENTIALS' } }) });
    const session = open(fetch);
    await expect(session.login(credentials)).rejects.toMatchObject({ code: 'BAD_CREDENTIALS' });
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'first-visit' });
  });

  test('signing out ends the session here at once and tells the server with the old token', async () => {
    const { asked, fetch } = api({ '/auth/agent/login': login, '/auth/logout': () => 'no answer' });
    const session = open(fetch);
    await session.login(credentials);
    const done = session.logout();
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'logged-out' });
    await done;
    expect(asked.at(-1)).toEqual({ path: '/auth/logout', token: 'Bearer first' });
    expect(sessionStorage).toHaveLength(0);
  });
});
