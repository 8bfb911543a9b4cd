import type { FastifyInstance } from 'fastify';
import type { OriginList } from './origins.ts';

/** `frame-ancestors` has no word for "any port of this machine" but a wildcard port. */
const LOOPBACK_SITES = ['http://localhost:*', 'http://127.0.0.1:*'];

const contentSecurityPolicy = (frameAncestors: readonly string[]) =>
  [
    `default-src 'self'`,
    `script-src 'self'`,
    // Mantine and Swagger UI set styles on elements.
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data:`,
    `connect-src 'self' ws: wss:`,
    `frame-ancestors ${frameAncestors.join(' ')}`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `object-src 'none'`,
  ].join(';');

const common = {
  'cross-origin-opener-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-permitted-cross-domain-policies': 'none',
  // The filters of old browsers did more harm than good.
  'x-xss-protection': '0',
};

const ONE_YEAR = 365 * 24 * 3600;

/**
 * Security headers for every answer. Only the widget may be framed, and only by the sites that `embed` names.
 * They are put together once: helmet, which does so for each answer, took a tenth of an escalation.
 */
export function setSecurityHeaders(
  fastify: FastifyInstance,
  { embed, production }: { embed: OriginList; production: boolean },
): void {
  const sites = embed === 'loopback' ? LOOPBACK_SITES : embed;
  // Not for sibling hosts: they may have reasons of their own.
  const always = production ? { ...common, 'strict-transport-security': `max-age=${String(ONE_YEAR)}` } : common;
  const ours = {
    ...always,
    'content-security-policy': contentSecurityPolicy([`'none'`]),
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
  };
  const widget = {
    ...always,
    'content-security-policy': contentSecurityPolicy([`'self'`, ...sites]),
    'cross-origin-resource-policy': 'cross-origin',
  };
  fastify.addHook('onRequest', (request, reply, next) => {
    void reply.headers(request.url.startsWith('/honey/') ? widget : ours);
    next();
  });
}
