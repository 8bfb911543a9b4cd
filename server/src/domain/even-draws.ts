/** Imagined courses of events behind one estimate. */
export const COURSES = 128;

/*
 * Seeds of the shuffles. A column of draws alone is even whatever its seed, but what an estimate reads is the n-th
 * smallest of many columns, or the sum of some, and 128 courses show those unevenly: these seeds were chosen one
 * after the other so that both come out even (`bench/wait-simulation/choose-draws.ts`).
 */
const SLOTS = [
  362, 77, 428, 305, 138, 456, 130, 285, 140, 154, 95, 484, 178, 58, 206, 406, 88, 135, 464, 438, 204, 86, 321, 395,
  280, 498, 104, 424, 153, 304, 191, 284, 481, 475, 207, 171, 212, 315, 74, 26, 157, 440, 448, 376, 146, 134, 205, 357,
  300, 124, 429, 384, 340, 497, 274, 352, 111, 128, 150, 229, 100, 418, 92, 166,
];
const TURNS = [
  499, 66, 247, 112, 459, 342, 35, 262, 469, 44, 450, 4, 265, 369, 17, 94, 30, 68, 311, 404, 392, 278, 423, 110, 18, 64,
  347, 378, 436, 214, 13, 143, 15, 185, 183, 46, 83, 163, 371, 115, 324, 23, 201, 24, 299, 373, 113, 93, 426, 496, 142,
  269, 405, 42, 445, 356, 82, 195, 240, 435, 8, 477, 12, 449,
];

const slotColumns = SLOTS.map(exponentialColumn);
const turnColumns = TURNS.map(exponentialColumn);

/** The draws of mean 1, by course, that say what is left of the chat in that slot. */
export function drawsForSlot(slot: number): Float64Array {
  return take(slotColumns, slot);
}

/** The draws of mean 1, by course, that say how long the chat of the customer at that turn will take. */
export function drawsForTurn(turn: number): Float64Array {
  return take(turnColumns, turn);
}

/** Normal deviates, one for each course, ascending: how far a course is from the expected. */
export const DEVIATES = Float64Array.from({ length: COURSES }, (_, course) => {
  const share = (course + 0.5) / COURSES;
  // Tukey's lambda distribution stands in for the normal one: 0.006 off at most within three deviations.
  return (share ** 0.135 - (1 - share) ** 0.135) / 0.1975;
});

/** The same deviates in an order that has nothing to do with the draws. */
export const SHUFFLED_DEVIATES = shuffle(DEVIATES.slice(), numbers(500));

/**
 * One exponential column: a draw from each of 128 equally likely parts of the distribution (a Latin hypercube), in
 * an order of its own. The same for ever: an estimate is a function of its facts.
 *
 * @param seed which of the orders.
 */
export function exponentialColumn(seed: number): Float64Array {
  const next = numbers(seed);
  const column = Float64Array.from({ length: COURSES }, (_, part) => -Math.log(1 - (part + next()) / COURSES));
  return shuffle(column, next);
}

function take(columns: readonly Float64Array[], index: number): Float64Array {
  const column = columns[index % columns.length] ?? new Float64Array(COURSES);
  const turn = 37 * Math.floor(index / columns.length);
  // Past the last column they come again, turned so that the pairs are new.
  return turn === 0 ? column : column.map((_, course) => column[(course + turn) % COURSES] ?? 0);
}

function shuffle(column: Float64Array, next: () => number): Float64Array {
  for (let last = column.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    const kept = column[last] ?? 0;
    column[last] = column[other] ?? 0;
    column[other] = kept;
  }
  return column;
}

/** A linear congruential sequence in [0, 1). */
function numbers(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e_37_79_b1) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
