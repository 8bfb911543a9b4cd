/** Imagined courses of events for one estimate. */
export const COURSES = 128;
/** Independent columns of draws before they are used again, shifted. */
const COLUMNS = 160;

/**
 * Exponential draws of mean 1 for every course, evenly spread: each column holds the same 128 quantiles in an order
 * of its own (a Latin hypercube), so that few courses show the whole spread. The same for ever: an estimate is a
 * function of its facts.
 */
const columns = ((): readonly Float64Array[] => {
  let state = 0x9e_37_79_b9;
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * limit);
  };
  return Array.from({ length: COLUMNS }, () => {
    const column = Float64Array.from({ length: COURSES }, (_, course) => -Math.log(1 - (course + 0.5) / COURSES));
    for (let last = COURSES - 1; last > 0; last -= 1) {
      const other = below(last + 1);
      const kept = column[last] ?? 0;
      column[last] = column[other] ?? 0;
      column[other] = kept;
    }
    return column;
  });
})();

export function exponentialDraw(column: number, course: number): number {
  const turn = Math.floor(column / COLUMNS);
  return columns[column % COLUMNS]?.[(course + 37 * turn) % COURSES] ?? 0;
}
