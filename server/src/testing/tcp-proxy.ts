import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export type Direction = 'to-server' | 'to-client';

/** A wire that tests can cut. */
export interface TcpProxy {
  readonly port: number;
  /** From now on nothing gets through in this direction on the links there are, their ends included. */
  silence(direction: Direction): SilentLinks;
  /**
   * Cuts the link on which the client says these texts next, one after the other: the server gets all of the last
   * one, and its whole answer is lost. Resolves when that has happened.
   */
  loseAnswerTo(texts: readonly string[], isWholeAnswer: (bytes: Buffer) => boolean): Promise<void>;
  /** Cuts every link, and every one that is tried until it is mended. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** What one can see of links that are dead in one direction. */
export interface SilentLinks {
  /** Something was said that nobody heard. */
  readonly unheard: Promise<void>;
  /** The server has given up its ends. */
  readonly givenUp: Promise<void>;
}

interface Trap {
  texts: readonly string[];
  isWholeAnswer: (bytes: Buffer) => boolean;
  sprung: () => void;
}

class Link {
  readonly #silent = new Set<Direction>();
  readonly unheard = Promise.withResolvers<undefined>();
  #trap: Trap | null = null;
  /** What the client must say yet before the answer is lost. */
  #awaited: readonly string[] = [];

  constructor(
    readonly client: Socket,
    readonly server: Socket,
    private readonly takeTrap: (said: Buffer) => Trap | null,
  ) {
    client.on('data', (bytes) => {
      if (this.#silent.has('to-server')) {
        this.unheard.resolve(undefined);
        return;
      }
      this.#hear(bytes);
      server.write(bytes);
    });
    server.on('data', (bytes) => {
      if (this.#silent.has('to-client')) {
        this.unheard.resolve(undefined);
        return;
      }
      if (!this.#trap || this.#awaited.length > 0) client.write(bytes);
      else if (this.#trap.isWholeAnswer(bytes)) {
        this.destroy();
        this.#trap.sprung();
      }
    });
    client.on('close', () => {
      if (!this.#silent.has('to-server')) server.destroy();
    });
    server.on('close', () => {
      if (!this.#silent.has('to-client')) client.destroy();
    });
    // A link that breaks is what this is for.
    for (const end of [client, server]) end.on('error', () => undefined);
  }

  #hear(said: Buffer): void {
    if (!this.#trap) {
      this.#trap = this.takeTrap(said);
      this.#awaited = this.#trap?.texts ?? [];
    }
    while (this.#awaited[0] !== undefined && said.includes(this.#awaited[0])) this.#awaited = this.#awaited.slice(1);
  }

  silence(direction: Direction): void {
    this.#silent.add(direction);
  }

  destroy(): void {
    this.client.destroy();
    this.server.destroy();
  }
}

/** Listens on a port of its own and forwards every connection to `host:port`. */
export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const links = new Set<Link>();
  let trap: Trap | null = null;
  let isCut = false;
  const takeTrap = (said: Buffer) => {
    if (!trap || !said.includes(trap.texts[0] ?? '')) return null;
    const taken = trap;
    trap = null;
    return taken;
  };
  const listener = createServer((client) => {
    if (isCut) {
      client.destroy();
      return;
    }
    const link = new Link(client, connect(target.port, target.host), takeTrap);
    links.add(link);
    client.on('close', () => links.delete(link));
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    port: address.port,
    silence(direction) {
      const all = [...links];
      for (const link of all) link.silence(direction);
      return {
        unheard: Promise.all(all.map((link) => link.unheard.promise)).then(() => undefined),
        givenUp: Promise.all(all.map((link) => once(link.server, 'close'))).then(() => undefined),
      };
    },
    loseAnswerTo: (texts, isWholeAnswer) =>
      new Promise((resolve) => {
        trap = { texts, isWholeAnswer, sprung: resolve };
      }),
    cut() {
      isCut = true;
      for (const link of links) link.destroy();
    },
    mend() {
      isCut = false;
    },
    async close() {
      for (const link of links) link.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
}
