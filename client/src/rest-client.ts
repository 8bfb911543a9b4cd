import { ApiError } from './api-error.ts';
import { postFile, type Upload } from './post-file.ts';
import { errorFromResponse } from './problem.ts';

const TIMEOUT_MS = 15_000;

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

interface PostOptions {
  /** The W3C trace that the request belongs to. */
  traceparent?: string;
  /** The request outlives the page. Browsers take up to 64 KiB of such bodies at a time. */
  keepalive?: boolean;
}

interface Content extends PostOptions {
  body?: unknown;
}

/** JSON over HTTP. `Answer` is what the contract says the path answers. Every failure is an `ApiError`. */
export interface RestClient {
  get: <Answer>(path: string) => Promise<Answer>;
  /** The body as it is, for what is not JSON. */
  getText: (path: string) => Promise<string>;
  getBlob: (path: string) => Promise<Blob>;
  /** Sends a file as it is. */
  upload: <Answer>(path: string, upload: Upload) => Promise<Answer>;
  post: <Answer>(path: string, body?: unknown, options?: PostOptions) => Promise<Answer>;
  patch: <Answer>(path: string, body: unknown) => Promise<Answer>;
  put: <Answer>(path: string, body: unknown) => Promise<Answer>;
  delete: <Answer>(path: string) => Promise<Answer>;
}

export interface RestClientOptions {
  /** Origin of the API without a trailing slash; empty for the page's own origin. */
  baseUrl: string;
  /** The bearer token to send, or null for none. Asked before every request. */
  getToken: () => string | null;
  /** Called when the API answers 401 to a request that bore a token; true means that a fresh token is there: try once more. */
  renewToken?: () => Promise<boolean>;
  fetch?: typeof fetch;
}

/** Encodes an id for use in a path. */
export function pathId(id: string): string {
  return encodeURIComponent(id);
}

export function createRestClient(options: RestClientOptions): RestClient {
  const send = options.fetch ?? ((input, init) => fetch(input, init));

  async function attempt(
    method: Method,
    path: string,
    { body, traceparent, keepalive = false }: Content,
  ): Promise<Response> {
    const token = options.getToken();
    const headers: Record<string, string> = { accept: 'application/json' };
    if (token !== null) headers['authorization'] = `Bearer ${token}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (traceparent !== undefined) headers['traceparent'] = traceparent;
    try {
      return await send(`${options.baseUrl}${path}`, {
        method,
        headers,
        cache: 'no-store',
        keepalive,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (cause) {
      throw offline(cause);
    }
  }

  async function respond(method: Method, path: string, content: Content): Promise<Response> {
    const hadToken = options.getToken() !== null;
    const response = await attempt(method, path, content);
    if (response.ok) return response;
    const error = await errorFromResponse(response);
    // A wrong password is a 401 too, and says nothing against the token.
    const isRefused = response.status === 401 && error.code === 'UNAUTHENTICATED';
    if (!isRefused || !hadToken || options.renewToken === undefined || !(await options.renewToken())) throw error;
    const again = await attempt(method, path, content);
    if (!again.ok) throw await errorFromResponse(again);
    return again;
  }

  async function upload<Answer>(path: string, { file, headers, onProgress }: Upload): Promise<Answer> {
    const token = options.getToken();
    const bearer = token === null ? {} : { authorization: `Bearer ${token}` };
    const response = await postFile(`${options.baseUrl}${path}`, {
      file,
      headers: { ...headers, ...bearer },
      onProgress,
    });
    if (response === null) throw offline(null);
    if (response.ok) return (await readBody(response)) as Answer;
    const error = await errorFromResponse(response);
    // Nothing is sent twice by itself: who sends may do it again.
    if (token !== null && error.code === 'UNAUTHENTICATED') await options.renewToken?.();
    throw error;
  }

  async function request<Answer>(method: Method, path: string, content: Content = {}): Promise<Answer> {
    return (await readBody(await respond(method, path, content))) as Answer;
  }

  return {
    get: (path) => request('GET', path),
    getText: async (path) => readText(await respond('GET', path, {})),
    getBlob: async (path) => readAs(await respond('GET', path, {}), (response) => response.blob()),
    upload,
    post: (path, body, options) => request('POST', path, { body, ...options }),
    patch: (path, body) => request('PATCH', path, { body }),
    put: (path, body) => request('PUT', path, { body }),
    delete: (path) => request('DELETE', path),
  };
}

function offline(cause: unknown): ApiError {
  return new ApiError({ code: 'OFFLINE', status: 0, detail: 'The server did not answer' }, { cause });
}

/** The link can break, or time run out, while the body is still arriving: that is no answer either. */
async function readAs<Body>(response: Response, read: (response: Response) => Promise<Body>): Promise<Body> {
  try {
    return await read(response);
  } catch (cause) {
    throw offline(cause);
  }
}

const readText = (response: Response) => readAs(response, (one) => one.text());

async function readBody(response: Response): Promise<unknown> {
  const text = await readText(response);
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new ApiError({ code: 'INTERNAL', status: response.status, detail: 'The answer is not JSON' }, { cause });
  }
}
