/** One who answers, in the simulation. */
export interface Agent {
  cap: number;
  isThere: boolean;
  /** When each of their chats began. */
  chats: number[];
}

type Event = { at: number; order: number } & (
  { kind: 'arrival' } | { kind: 'end'; agent: Agent; began: number } | { kind: 'shift'; agent: Agent; isThere: boolean }
);

type NewEvent = Event extends infer E ? (E extends Event ? Omit<E, 'order'> : never) : never;

/** Earliest first; equal moments in the order they were planned. */
export class EventQueue {
  #heap: Event[] = [];
  #planned = 0;

  push(planned: NewEvent): void {
    this.#planned += 1;
    const event: Event = { ...planned, order: this.#planned };
    const heap = this.#heap;
    let hole = heap.push(event) - 1;
    while (hole > 0) {
      const up = (hole - 1) >> 1;
      const parent = heap[up];
      if (!parent || !isBefore(event, parent)) break;
      heap[hole] = parent;
      hole = up;
    }
    heap[hole] = event;
  }

  pop(): Event | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let hole = 0;
    for (;;) {
      let down = 2 * hole + 1;
      const [left, right] = [heap[down], heap[down + 1]];
      if (left && right && isBefore(right, left)) down += 1;
      const child = heap[down];
      if (!child || !isBefore(child, last)) break;
      heap[hole] = child;
      hole = down;
    }
    heap[hole] = last;
    return first;
  }
}

function isBefore(a: Event, b: Event): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
