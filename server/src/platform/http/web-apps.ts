import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

interface WebApp {
  /** Where people find it, with slashes at both ends. */
  prefix: string;
  /** Its built files, from the project's root. */
  folder: string;
}

const apps: WebApp[] = [
  { prefix: '/honey/', folder: 'honey/dist/app' },
  { prefix: '/agent-dashboard/', folder: 'agent-dashboard/dist/app' },
  { prefix: '/admin-dashboard/', folder: 'admin-dashboard/dist/app' },
];
const HOST_FOLDER = 'honey/dist/host';
const LOADER_FOLDER = 'honey/dist/loader';
const MODE_META = /(<meta name="honey-mode" content=")[^"]*(")/;
const LANGUAGES_META = /(<meta name="honey-languages" content=")[^"]*(")/;
const YEAR_SECONDS = 31_536_000;

export interface WebAppOptions {
  /** The project's root folder. */
  root: string;
  /** What the pages are told about how the server runs; logging in the browser follows it. */
  mode: string;
  /** Tags of the languages that the widget offers now, the default first. */
  languages: () => Promise<readonly string[]>;
}

/** Serves the built apps, the widget's loader and the demo's host page. */
export async function serveWebApps(fastify: FastifyInstance, { root, mode, languages }: WebAppOptions): Promise<void> {
  const page = async (reply: FastifyReply, file: string) => {
    let html = await readFile(file, 'utf8').catch(() => null);
    if (html === null) {
      reply.callNotFound();
      return reply;
    }
    if (LANGUAGES_META.test(html)) html = html.replace(LANGUAGES_META, `$1${(await languages()).join(' ')}$2`);
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(html.replace(MODE_META, `$1${mode}$2`));
  };
  await fastify.register(fastifyStatic, { root, serve: false, index: false });
  for (const { prefix, folder } of apps) {
    const index = path.join(root, folder, 'index.html');
    fastify.get(prefix.slice(0, -1), (_request, reply) => reply.redirect(prefix));
    fastify.get(`${prefix}*`, async (request, reply) => {
      const name = (request.params as { '*': string })['*'];
      // A name with an ending is a file; anything else is a place inside the app.
      if (!path.extname(name)) return page(reply, index);
      return sendFile(reply, path.join(folder, name), name.startsWith('assets/'));
    });
  }
  fastify.get('/', (_request, reply) => page(reply, path.join(root, HOST_FOLDER, 'index.html')));
  fastify.get('/host/*', async (request, reply) => {
    const name = (request.params as { '*': string })['*'];
    return sendFile(reply, path.join(HOST_FOLDER, 'host', name), false);
  });
  fastify.get('/widget.js', (_request, reply) => {
    // Other sites load it.
    void reply.header('cross-origin-resource-policy', 'cross-origin');
    return sendFile(reply, path.join(LOADER_FOLDER, 'widget.js'), false);
  });
}

/** Files under `assets/` have their content's hash in the name and never change. */
function sendFile(reply: FastifyReply, file: string, immutable: boolean): FastifyReply {
  return reply.sendFile(file, {
    cacheControl: true,
    maxAge: immutable ? YEAR_SECONDS * 1000 : 0,
    immutable,
  });
}
