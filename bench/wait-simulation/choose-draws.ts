import { COURSES, exponentialColumn } from '../../server/src/domain/even-draws.ts';

/*
 * Chooses the seeds in `server/src/domain/even-draws.ts`: of 500 shuffles, column after column, the one with which the
 * courses show most evenly what an estimate reads. It knows nothing of the scenarios. Run by hand.
 */
const CANDIDATES = 500;
const COLUMNS = 64;
/** Turns whose waits should come out even. */
const TURNS = [1, 2, 3, 4, 6, 8, 12];
const DEEPEST = 12;

const candidates = Array.from({ length: CANDIDATES }, (_, seed) => exponentialColumn(seed));

/** Slots: the n-th smallest of the first m columns, against the n-th of m exponential times. */
function chooseSlots(): number[] {
  const chosen: number[] = [];
  let smallest = Array.from({ length: COURSES }, (): number[] => []);
  while (chosen.length < COLUMNS) {
    const slots = chosen.length + 1;
    const turns = TURNS.filter((turn) => turn <= slots);
    const seed = best(chosen, (column) =>
      sum(
        turns.map(
          (turn) =>
            unevenness(
              smallest.map((kept, course) => {
                const ahead = turn > 1 ? (kept[turn - 2] ?? 0) : 0;
                const here = Math.min(kept[turn - 1] ?? Infinity, Math.max(ahead, column[course] ?? 0));
                return atLeast({ ends: turn, of: slots, by: here });
              }),
            ) ** 2,
        ),
      ),
    );
    chosen.push(seed);
    const column = candidates[seed] ?? new Float64Array();
    smallest = smallest.map((kept, course) => [...kept, column[course] ?? 0].sort((a, b) => a - b).slice(0, DEEPEST));
  }
  return chosen;
}

/** Turns: the sum of the first m columns, against a gamma time of shape m. */
function chooseTurns(taken: readonly number[]): number[] {
  const chosen: number[] = [];
  let sums = Array.from({ length: COURSES }, () => 0);
  while (chosen.length < COLUMNS) {
    const shape = chosen.length + 1;
    const seed = best([...taken, ...chosen], (column) =>
      unevenness(sums.map((time, course) => erlangShare(shape, time + (column[course] ?? 0)))),
    );
    chosen.push(seed);
    sums = sums.map((time, course) => time + (candidates[seed]?.[course] ?? 0));
  }
  return chosen;
}

function best(taken: readonly number[], score: (column: Float64Array) => number): number {
  let winner = { seed: -1, score: Infinity };
  for (const [seed, column] of candidates.entries()) {
    if (taken.includes(seed)) continue;
    const candidate = { seed, score: score(column) };
    if (candidate.score < winner.score) winner = candidate;
  }
  return winner.seed;
}

/** How far shares are from filling 0 to 1 evenly (Cramér and von Mises), as a root mean square. */
function unevenness(shares: readonly number[]): number {
  const ascending = [...shares].sort((a, b) => a - b);
  return Math.sqrt(sum(ascending.map((share, rank) => (share - (rank + 0.5) / COURSES) ** 2)) / COURSES);
}

/** Probability that at least `ends` of `of` exponential times of mean 1 are over by `by`. */
function atLeast({ ends, of, by }: { ends: number; of: number; by: number }): number {
  const over = 1 - Math.exp(-by);
  let term = (1 - over) ** of;
  let fewer = 0;
  for (let count = 0; count < ends; count += 1) {
    fewer += term;
    term *= ((of - count) / (count + 1)) * (over / (1 - over));
  }
  return 1 - fewer;
}

function erlangShare(shape: number, time: number): number {
  let term = Math.exp(-time);
  let longer = 0;
  for (let count = 0; count < shape; count += 1) {
    longer += term;
    term *= time / (count + 1);
  }
  return 1 - longer;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

const slots = chooseSlots();
console.log(`SLOTS ${slots.join(', ')}`);
console.log(`TURNS ${chooseTurns(slots).join(', ')}`);
