import { describe, expect, test } from '@jest/globals';
import Fastify from 'fastify';
import { setSecurityHeaders } from './security-headers.ts';

async function headersOf(url: string, production = false) {
  const fastify = Fastify();
  setSecurityHeaders(fastify, { embed: ['https://clinic.example'], production });
  fastify.get('/*', () => 'fine');
  const { headers } = await fastify.inject({ url });
  return headers;
}

describe('Security headers', () => {
  test('nobody may frame our pages', async () => {
    const headers = await headersOf('/agent-dashboard/');
    expect(headers['content-security-policy']).toContain(`frame-ancestors 'none'`);
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  test('the widget may be framed by the sites that were named', async () => {
    const headers = await headersOf('/honey/');
    expect(headers['content-security-policy']).toContain(`frame-ancestors 'self' https://clinic.example`);
    expect(headers['x-frame-options']).toBeUndefined();
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
  });

  test('scripts come from here only, answers are what they say, and no page learns where one came from', async () => {
    const headers = await headersOf('/nowhere');
    expect(headers['content-security-policy']).toContain(`script-src 'self'`);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
  });

  test('what strangers see has no inline styles; only dashboards and the documentation may', async () => {
    for (const url of ['/', '/honey/', '/honey/assets/index.js', '/host/host.css', '/docsy', '/nowhere']) {
      const policy = (await headersOf(url))['content-security-policy'];
      expect({ url, policy }).toEqual({ url, policy: expect.stringContaining(`style-src 'self';`) as unknown });
    }
    for (const url of ['/agent-dashboard/', '/admin-dashboard/agents', '/docs']) {
      expect((await headersOf(url))['content-security-policy']).toContain(`style-src 'self' 'unsafe-inline';`);
    }
  });

  test('data is no page: it may load nothing, and no cache keeps it', async () => {
    for (const url of ['/conversations/c1/messages?after=0', '/admin/metrics', '/auth/me']) {
      const headers = await headersOf(url);
      expect(headers['content-security-policy']).toBe(`default-src 'none';frame-ancestors 'none'`);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  test('the dashboards are pages', async () => {
    expect((await headersOf('/admin-dashboard/'))['content-security-policy']).toContain(`default-src 'self'`);
  });

  test('only production insists on https', async () => {
    expect((await headersOf('/', true))['strict-transport-security']).toBe('max-age=31536000');
    expect((await headersOf('/'))['strict-transport-security']).toBeUndefined();
  });
});
