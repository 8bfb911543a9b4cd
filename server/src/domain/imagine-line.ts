import { COURSES, drawForSlot, drawForTurn, SHUFFLED_DEVIATES } from './even-draws.ts';
import { durationAt, type HandleTimeProfile, placeAge } from './handle-time-profile.ts';

export interface LineFacts {
  /** Chats that the agents who are there may have at once: the sum of their caps. */
  staffedSlots: number;
  /**
   * How long the chats in progress of those agents have run, in ms, in any order. A sample will do: while a line
   * stands every slot is taken, so a slot without an age is taken to have one like any other.
   */
  runningMs: readonly number[];
  handleTimes: HandleTimeProfile;
}

/**
 * Plays the next `depth` turns of the line in {@link COURSES} courses of events: what is left of each running chat
 * is drawn given its age, whoever is next takes the first slot that falls free, and their chat takes as long as some
 * recent chat did. Each course also has its own opinion of how much the recent mean is off.
 *
 * The wait of turn n in course c, in ms, is entry (n − 1) × COURSES + c. In every course a later turn waits no less,
 * and with one slot more nobody waits longer.
 */
export function imagineLine({ staffedSlots, runningMs, handleTimes }: LineFacts, depth: number): Float64Array {
  const waits = new Float64Array(depth * COURSES);
  // Chats above the caps, of agents whose cap was lowered: their ends free nothing.
  const surplus = Math.max(0, runningMs.length - staffedSlots);
  const slots = Array.from({ length: staffedSlots + surplus }, (_, slot) =>
    placeAge(handleTimes, runningMs[slot] ?? handleTimes.meanMs * evenly(slot)),
  );
  const spread = relativeErrorOfMean(handleTimes);
  const freeAt = new Float64Array(slots.length);
  const last = depth + surplus - 1;
  for (let course = 0; course < COURSES; course += 1) {
    const pace = Math.exp(spread * (SHUFFLED_DEVIATES[course] ?? 0));
    let at = 0;
    for (const { hazard, fromMs, stretch } of slots) {
      const left = durationAt(handleTimes, hazard + drawForSlot(at, course)) - fromMs;
      freeAt[at] = Math.max(0, pace * stretch * left);
      at += 1;
    }
    for (let parent = (slots.length >> 1) - 1; parent >= 0; parent -= 1) settle(freeAt, parent, freeAt[parent] ?? 0);
    for (let end = 0; end <= last; end += 1) {
      const now = freeAt[0] ?? 0;
      const turn = end - surplus;
      if (turn >= 0) waits[turn * COURSES + course] = now;
      if (end === last) break;
      const takes = turn < 0 ? Infinity : pace * durationAt(handleTimes, drawForTurn(turn, course));
      settle(freeAt, 0, now + takes);
    }
  }
  return waits;
}

/** Standard error of the mean handle time ÷ the mean. */
export function relativeErrorOfMean({ variation, count }: HandleTimeProfile): number {
  return Math.min(0.3, variation / Math.sqrt(count));
}

/** Puts `value` where the hole at `from` of the heap is, or below: the earliest stays on top. */
function settle(heap: Float64Array, from: number, value: number): void {
  let hole = from;
  for (let child = 2 * hole + 1; child < heap.length; child = 2 * hole + 1) {
    let earlier = heap[child] ?? Infinity;
    const right = heap[child + 1] ?? Infinity;
    if (right < earlier) {
      earlier = right;
      child += 1;
    }
    if (earlier >= value) break;
    heap[hole] = earlier;
    hole = child;
  }
  heap[hole] = value;
}

/** Numbers between 0 and 1 that fill the space evenly however many are taken (van der Corput's sequence). */
function evenly(index: number): number {
  let reversed = 0;
  let weight = 0.5;
  for (let rest = index + 1; rest > 0; rest >>= 1) {
    if (rest & 1) reversed += weight;
    weight /= 2;
  }
  return reversed;
}
