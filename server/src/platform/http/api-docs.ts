import { createRequire } from 'node:module';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { repeatRemarks } from './api-remarks.ts';

/** Swagger UI's own files, and none of its source maps, which are ten times as large. */
const FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'] as const;
const ONE_HOUR_MS = 3_600_000;

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Honey API</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
    <link rel="icon" type="image/png" href="/docs/favicon-32x32.png" sizes="32x32" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <noscript>This page needs JavaScript. The description itself is at <a href="/docs-json">/docs-json</a>.</noscript>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/docs-json', dom_id: '#swagger-ui', deepLinking: true });\n`;

async function describeApi(app: NestFastifyApplication): Promise<OpenAPIObject> {
  const swagger = await import('@nestjs/swagger');
  repeatRemarks(swagger);
  const description = new swagger.DocumentBuilder()
    .setTitle('Honey')
    .setDescription('Chat assistant with hand-over to people. The socket’s frames are in docs/protocol.md.')
    .setVersion('0.1.0')
    .addBearerAuth()
    .build();
  return swagger.SwaggerModule.createDocument(app, description);
}

/** `/docs`, a page that explains the API, and `/docs-json`, its description in OpenAPI, made when somebody asks. */
export function serveApiDocs(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const require = createRequire(import.meta.url);
  const folder = path.dirname(require.resolve('swagger-ui-dist/package.json'));
  let description: Promise<OpenAPIObject> | undefined;

  const page = (reply: FastifyReply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(PAGE);
  fastify.get('/docs', (_request, reply) => page(reply));
  fastify.get('/docs/', (_request, reply) => page(reply));
  fastify.get('/docs/start.js', (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(START),
  );
  for (const file of FILES)
    fastify.get(`/docs/${file}`, (_request, reply) => reply.sendFile(file, folder, { maxAge: ONE_HOUR_MS }));
  fastify.get('/docs-json', () => (description ??= describeApi(app)));
}
