import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Answer {
  status: number;
  body: string;
}

/** The bytes of a request, made beforehand so that the load generator has little left to do. */
export function requestBytes(
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  { token, body }: { token: string; body?: object },
): Buffer {
  const json = body === undefined ? '' : JSON.stringify(body);
  const about =
    json === '' ? '' : `content-type: application/json\r\ncontent-length: ${String(Buffer.byteLength(json))}\r\n`;
  return Buffer.from(
    `${method} ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n${about}\r\n${json}`,
  );
}

/** A keep-alive connection that answers in order: a client that costs next to nothing. */
export class HttpConnection {
  readonly #socket: Socket;
  #buffer = '';
  readonly #waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = [];

  private constructor(socket: Socket) {
    this.#socket = socket.setNoDelay(true).setEncoding('latin1');
    socket.on('data', (chunk: Buffer | string) => this.#read(String(chunk)));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('The server closed the connection.')));
  }

  static async open(port: number): Promise<HttpConnection> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new HttpConnection(socket);
  }

  send(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }

  #read(chunk: string): void {
    this.#buffer += chunk;
    for (;;) {
      const end = this.#buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.#buffer.slice(0, end + 2))?.[1] ?? 0);
      const whole = end + 4 + length;
      if (this.#buffer.length < whole) return;
      const answer = { status: Number(this.#buffer.slice(9, 12)), body: this.#buffer.slice(end + 4, whole) };
      this.#buffer = this.#buffer.slice(whole);
      this.#waiting.shift()?.resolve(answer);
    }
  }
}

/** Opens `count` connections. */
export function openConnections(port: number, count: number): Promise<HttpConnection[]> {
  return Promise.all(Array.from({ length: count }, () => HttpConnection.open(port)));
}

/**
 * Each connection sends the next request as soon as it has the last answer, until the requests or the time run out.
 *
 * @returns how many were answered and after how many seconds the last one was.
 * @throws when an answer is not 200.
 */
export async function drive(
  connections: readonly HttpConnection[],
  requests: readonly Buffer[],
  forMs: number,
): Promise<{ answered: number; seconds: number }> {
  let next = 0;
  const from = performance.now();
  const until = from + forMs;
  await Promise.all(
    connections.map(async (connection) => {
      while (performance.now() < until) {
        const request = requests[next++];
        if (!request) return;
        const { status, body } = await connection.send(request);
        if (status !== 200) throw new Error(`The server answered ${String(status)}: ${body}`);
      }
    }),
  );
  return { answered: Math.min(next, requests.length), seconds: (performance.now() - from) / 1000 };
}
