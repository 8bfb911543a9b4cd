import { expect, test } from '@jest/globals';
import { isAllowedOrigin, type OriginList } from './origins.ts';
import { continueTrace, requestIdOf } from './request-ids.ts';

const site: OriginList = ['https://app.example.com'];

test.each<[string | undefined, OriginList, boolean]>([
  [undefined, site, true],
  ['https://app.example.com', site, true],
  ['https://app.example.com.evil', site, false],
  ['https://app.example.com:8443', site, false],
  ['http://app.example.com', site, false],
  ['null', site, false],
  ['null', 'loopback', false],
  ['http://localhost:5173', 'loopback', true],
  ['http://127.0.0.1:3000', 'loopback', true],
  ['http://localhost.evil', 'loopback', false],
  ['http://127.0.0.1.evil:80', 'loopback', false],
])('the origin %s with %j: %s', (origin, allowed, expected) => {
  expect(isAllowedOrigin(origin, allowed)).toBe(expected);
});

test('a sane request id is honoured, any other replaced', () => {
  expect(requestIdOf({ headers: { 'x-request-id': 'abc-1.2:3' } })).toBe('abc-1.2:3');
  for (const given of ['', 'a b', 'x'.repeat(129), '<script>']) {
    expect(requestIdOf({ headers: { 'x-request-id': given } })).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test('a trace is continued with a span of our own, a broken one begun anew', () => {
  const traceId = 'a'.repeat(32);
  expect(continueTrace(`00-${traceId}-${'b'.repeat(16)}-01`)).toMatch(
    new RegExp(`^00-${traceId}-(?!b{16})[0-9a-f]{16}-01$`),
  );
  expect(continueTrace('nonsense')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
});
