import { once } from 'node:events';
import { createServer } from 'node:http';

/** Somebody else's site on this machine. */
export interface Site {
  /** Its origin. */
  readonly url: string;
  close(): Promise<void>;
}

export interface SiteOptions {
  /** The page, whatever its address. */
  html: string;
  /** Its content policy; none when left out. */
  policy?: string;
  /** Its scripts, by address, such as `/settings.js`. */
  scripts?: Record<string, string>;
}

export async function startSite({ html, policy, scripts = {} }: SiteOptions): Promise<Site> {
  const server = createServer((request, response) => {
    const script = scripts[request.url ?? ''];
    if (request.url === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    if (policy !== undefined) response.setHeader('content-security-policy', policy);
    response.setHeader('content-type', script === undefined ? 'text/html; charset=utf-8' : 'text/javascript');
    response.end(script ?? html);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The site has no port.');
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
