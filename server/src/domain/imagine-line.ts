import { COURSES, drawsForSlot, drawsForTurn, SHUFFLED_DEVIATES } from './even-draws.ts';
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
  // Chats above the caps, of agents whose cap was lowered: their ends free nothing.
  const surplus = Math.max(0, runningMs.length - staffedSlots);
  const slots = staffedSlots + surplus;
  const spread = relativeErrorOfMean(handleTimes);
  const ends = whatIsLeft({ handleTimes, runningMs }, slots);
  const chats = whatTheyTake(handleTimes, depth);
  const waits = new Float64Array(depth * COURSES);
  // One entry more, later than all: it spares the heap the question whether there is a right child.
  const freeAt = new Float64Array(slots + 1).fill(Infinity);
  for (let course = 0; course < COURSES; course += 1) {
    const pace = Math.exp(spread * (SHUFFLED_DEVIATES[course] ?? 0));
    for (let slot = 0; slot < slots; slot += 1) freeAt[slot] = pace * (ends[slot * COURSES + course] ?? 0);
    for (let parent = (slots >> 1) - 1; parent >= 0; parent -= 1) settle(freeAt, parent, freeAt[parent] ?? 0);
    for (let gone = 0; gone < surplus; gone += 1) settle(freeAt, 0, Infinity);
    for (let place = course; place < waits.length; place += COURSES) {
      const now = freeAt[0] ?? 0;
      waits[place] = now;
      settle(freeAt, 0, now + pace * (chats[place] ?? 0));
    }
  }
  return waits;
}

/** What is left of the chat in each slot, in ms: slot × COURSES + course. */
function whatIsLeft({ handleTimes, runningMs }: Omit<LineFacts, 'staffedSlots'>, slots: number): Float64Array {
  const left = new Float64Array(slots * COURSES);
  for (let slot = 0; slot < slots; slot += 1) {
    const age = runningMs[slot] ?? handleTimes.meanMs * evenly(slot);
    const { hazard, fromMs, stretch } = placeAge(handleTimes, age);
    const draws = drawsForSlot(slot);
    for (let course = 0; course < COURSES; course += 1) {
      const more = durationAt(handleTimes, hazard + (draws[course] ?? 0)) - fromMs;
      left[slot * COURSES + course] = more > 0 ? stretch * more : 0;
    }
  }
  return left;
}

/** What the chat of each turn will take, in ms: turn × COURSES + course. */
function whatTheyTake(handleTimes: HandleTimeProfile, turns: number): Float64Array {
  const takes = new Float64Array(turns * COURSES);
  for (let turn = 0; turn < turns; turn += 1) {
    const draws = drawsForTurn(turn);
    for (let course = 0; course < COURSES; course += 1) {
      takes[turn * COURSES + course] = durationAt(handleTimes, draws[course] ?? 0);
    }
  }
  return takes;
}

/** Standard error of the mean handle time ÷ the mean. */
export function relativeErrorOfMean({ variation, count }: HandleTimeProfile): number {
  return Math.min(0.3, variation / Math.sqrt(count));
}

/** Puts `value` where the hole at `from` of the heap is, or below: the earliest stays on top. */
function settle(heap: Float64Array, from: number, value: number): void {
  let hole = from;
  const end = heap.length - 1;
  for (let child = 2 * hole + 1; child < end; child = 2 * hole + 1) {
    let earlier = heap[child] ?? 0;
    const right = heap[child + 1] ?? 0;
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
