import { type Connection, frameText, type Outgoing } from './connection.ts';

/** Sockets that are written to in one turn of the event loop: about 2 ms of work. */
const SLICE = 250;

interface Broadcast {
  members: readonly Connection[];
  outgoing: Outgoing;
  /** How many have it. */
  done: number;
}

/**
 * Sends to rooms. A big one gets a slice a turn, so that a notice to thousands of boards holds up nobody's message; what
 * is sent to the room meanwhile waits, so that everybody gets everything in order.
 */
export class Broadcasts {
  readonly #underWay = new Map<string, Broadcast[]>();

  send(room: string, members: Iterable<Connection>, { text }: Pick<Outgoing, 'text'>): void {
    const all = [...members];
    // Making the frame once for all takes a third off: each has the same.
    const outgoing = { text, bytes: frameText(text) };
    const queue = this.#underWay.get(room);
    if (queue) {
      queue.push({ members: all, outgoing, done: 0 });
    } else if (all.length <= SLICE) {
      for (const connection of all) connection.deliver(outgoing);
    } else {
      const begun = [{ members: all, outgoing, done: 0 }];
      this.#underWay.set(room, begun);
      this.#goOn(room, begun);
    }
  }

  #goOn(room: string, queue: Broadcast[]): void {
    const [first] = queue;
    if (!first) {
      this.#underWay.delete(room);
      return;
    }
    const end = Math.min(first.done + SLICE, first.members.length);
    for (; first.done < end; first.done += 1) first.members[first.done]?.deliver(first.outgoing);
    if (first.done === first.members.length) queue.shift();
    setImmediate(() => {
      this.#goOn(room, queue);
    });
  }
}
