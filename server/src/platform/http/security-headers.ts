import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { OriginList } from './origins.ts';

/** `frame-ancestors` has no word for "any port of this machine" but a wildcard port. */
const LOOPBACK_SITES = ['http://localhost:*', 'http://127.0.0.1:*'];

/** Security headers for every answer. Only the widget may be framed, and only by the sites that `embed` names. */
export async function setSecurityHeaders(
  fastify: FastifyInstance,
  { embed, production }: { embed: OriginList; production: boolean },
): Promise<void> {
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Mantine and Swagger UI set styles on elements.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    // The widget is framed by other sites and says so itself.
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
    // Not for sibling hosts: they may have reasons of their own.
    strictTransportSecurity: production ? { includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  const sites = embed === 'loopback' ? LOOPBACK_SITES : embed;
  fastify.addHook('onRequest', (request, reply, next) => {
    if (request.url.startsWith('/honey/')) {
      const policy = String(reply.getHeader('content-security-policy') ?? '');
      const ancestors = `frame-ancestors ${["'self'", ...sites].join(' ')}`;
      void reply.header('content-security-policy', policy.replace("frame-ancestors 'none'", ancestors));
      void reply.removeHeader('x-frame-options');
      void reply.header('cross-origin-resource-policy', 'cross-origin');
    }
    next();
  });
}
