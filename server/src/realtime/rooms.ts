/**
 * Who is in which room. Nearly every room is a customer's own and holds one socket for as long as it lives, so a set,
 * which takes 290 bytes for its first member, is made for the second.
 */
export class Rooms<T extends object> {
  readonly #rooms = new Map<string, T | Set<T>>();

  join(room: string, member: T): void {
    const there = this.#rooms.get(room);
    if (there instanceof Set) there.add(member);
    else if (there === undefined) this.#rooms.set(room, member);
    else if (there !== member) this.#rooms.set(room, new Set([there, member]));
  }

  leave(room: string, member: T): void {
    const there = this.#rooms.get(room);
    if (there === member) this.#rooms.delete(room);
    if (!(there instanceof Set)) return;
    there.delete(member);
    if (there.size === 0) this.#rooms.delete(room);
  }

  members(room: string): Iterable<T> {
    const there = this.#rooms.get(room);
    if (there === undefined) return [];
    return there instanceof Set ? there : [there];
  }

  count(room: string): number {
    const there = this.#rooms.get(room);
    if (there === undefined) return 0;
    return there instanceof Set ? there.size : 1;
  }

  /** The rooms that somebody is in. */
  names(): Iterable<string> {
    return this.#rooms.keys();
  }
}
