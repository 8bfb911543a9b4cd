import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import helmet, { type HelmetOptions } from 'helmet';
import type { OriginList } from './origins.ts';

/** `frame-ancestors` has no word for "any port of this machine" but a wildcard port. */
const LOOPBACK_SITES = ['http://localhost:*', 'http://127.0.0.1:*'];

/** Answers of these are data: no browser shows them as a page. */
const API = /^\/(conversations|auth|agents|admin|health|metrics|docs-json)(\/|\?|$)/;

const ONE_YEAR = 365 * 24 * 3600;

/** Mantine and Swagger UI set styles on elements. What strangers see does without. */
const WITH_INLINE_STYLES = /^\/(agent-dashboard|admin-dashboard|docs)(\/|\?|$)/;

interface PagePolicy {
  frameAncestors: readonly string[];
  inlineStyles: boolean;
}

const pagePolicy = ({ frameAncestors, inlineStyles }: PagePolicy) => ({
  useDefaults: false,
  directives: {
    defaultSrc: [`'self'`],
    scriptSrc: [`'self'`],
    styleSrc: inlineStyles ? [`'self'`, `'unsafe-inline'`] : [`'self'`],
    // Pictures that people send are fetched with a token and shown from memory.
    imgSrc: [`'self'`, 'data:', 'blob:'],
    connectSrc: [`'self'`, 'ws:', 'wss:'],
    frameAncestors,
    formAction: [`'self'`],
    baseUri: [`'none'`],
    objectSrc: [`'none'`],
  },
});

const dataPolicy = { useDefaults: false, directives: { defaultSrc: [`'none'`], frameAncestors: [`'none'`] } };

/** What helmet would set. It has the same to say for every answer, and saying it anew took a tenth of an escalation. */
function headersOf(options: HelmetOptions): Record<string, string> {
  const headers: Record<string, string> = {};
  const response = {
    setHeader: (name: string, value: string) => {
      headers[name.toLowerCase()] = value;
    },
    removeHeader: () => undefined,
  };
  helmet(options)({} as IncomingMessage, response as unknown as ServerResponse, (error) => {
    if (error) throw error as Error;
  });
  return headers;
}

/** Security headers for every answer. Only the widget may be framed, and only by the sites that `embed` names. */
export function setSecurityHeaders(
  fastify: FastifyInstance,
  { embed, production }: { embed: OriginList; production: boolean },
): void {
  const sites = embed === 'loopback' ? LOOPBACK_SITES : embed;
  const always = {
    // Not for sibling hosts: they may have reasons of their own.
    strictTransportSecurity: production && { maxAge: ONE_YEAR, includeSubDomains: false },
    xFrameOptions: { action: 'deny' as const },
  };
  const unframed = (inlineStyles: boolean) =>
    headersOf({ ...always, contentSecurityPolicy: pagePolicy({ frameAncestors: [`'none'`], inlineStyles }) });
  const pages = unframed(false);
  const dashboards = unframed(true);
  const widget = headersOf({
    ...always,
    contentSecurityPolicy: pagePolicy({ frameAncestors: [`'self'`, ...sites], inlineStyles: false }),
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    xFrameOptions: false,
  });
  const data = headersOf({
    ...always,
    contentSecurityPolicy: dataPolicy,
    // These say what a page may do.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
  // What is told to one person is kept by no cache on the way.
  Object.assign(data, { 'cache-control': 'no-store' });
  const headersFor = (url: string) => {
    if (API.test(url)) return data;
    if (url.startsWith('/honey/')) return widget;
    return WITH_INLINE_STYLES.test(url) ? dashboards : pages;
  };
  fastify.addHook('onRequest', (request, reply, next) => {
    const { url } = request;
    void reply.headers(headersFor(url));
    next();
  });
}
