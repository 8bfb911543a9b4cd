import { DEFAULT_WAIT_MINUTES } from '@honey/protocol/limits';
import { COURSES, exponentialDraw } from './even-draws.ts';
import { type HandleTimeProfile, hazardAt, STEPS_PER_UNIT } from './handle-time-profile.ts';

export interface LineFacts {
  staffedSlots: number;
  runningMs: readonly number[];
  handleTimes: HandleTimeProfile;
}
export interface WaitEstimate {
  minutes: number;
  range?: { low: number; high: number };
  basedOn: number;
  /** experiment only */
  raw?: { q10: number; q50: number; q80: number; q90: number; paths: Float64Array };
}
export const opts = { eps: 1, depth: 64, shorth: 0, rate: 0, spread: 0.5, rule: 1, infl: 0 };
const ENOUGH = 10;
const MIN = 60_000;

export function estimateWait({ position, ...line }: LineFacts & { position: number }): WaitEstimate {
  return forecastWaits(line, position)(position);
}

const Z = Float64Array.from({ length: COURSES }, (_, k) => {
  const p = (k + 0.5) / COURSES;
  return (p ** 0.135 - (1 - p) ** 0.135) / 0.1975;
});
export function forecastWaits(line: LineFacts, deepest: number): (position: number) => WaitEstimate {
  const { staffedSlots, handleTimes } = line;
  const basedOn = handleTimes.count;
  if (basedOn < ENOUGH || staffedSlots <= 0) return () => ({ minutes: DEFAULT_WAIT_MINUTES, basedOn });
  const depth = Math.min(deepest, opts.depth);
  const starts = simulate(line, depth);
  return (position) => {
    const at = Math.min(position, depth);
    const w = starts.slice((at - 1) * COURSES, at * COURSES).sort();
    if (position > depth) {
      const per = handleTimes.meanMs / staffedSlots;
      const cv = handleTimes.variation;
      const eps = (opts.eps * cv) / Math.sqrt(basedOn);
      const sd = (n: number) => per * Math.sqrt(n * cv * cv + (eps * n) ** 2);
      const more = (position - depth) * per;
      const wider = sd(position) - sd(depth);
      for (let k = 0; k < COURSES; k++) w[k] = (w[k] ?? 0) + more + (Z[k] ?? 0) * wider;
    }
    if (opts.rate > 0) {
      for (let k = 0; k < COURSES; k++) {
        const c = (exponentialDraw(94, k) * 60 * MIN) / opts.rate;
        const t = w[k] ?? 0;
        if (t > c) w[k] = c + (t - c) * Math.exp(opts.spread * (exponentialDraw(95, k) > 0.6931 ? 1 : -1));
      }
      w.sort();
    }
    const q10 = quant(w, 0.1 - opts.infl),
      q50 = quant(w, 0.5),
      q80 = quant(w, 0.8 + 2 * opts.infl),
      q90 = quant(w, 0.9 + opts.infl);
    const minutes = Math.max(1, Math.round(q50 / MIN));
    let low = Math.round(q10 / MIN);
    let high = Math.max(1, Math.round((low === 0 ? q80 : q90) / MIN));
    if (opts.rule === 1) {
      low = nearest(w, 0.1 - opts.infl);
      high = Math.max(1, nearest(w, low === 0 ? 0.8 + 2 * opts.infl : 0.9 + opts.infl));
    }
    return {
      minutes: Math.min(minutes, high),
      range: { low: Math.min(low, minutes), high: Math.max(high, minutes) },
      basedOn,
      raw: { q10, q50, q80, q90, paths: w },
    };
  };
}
/** Whole minutes b whose share of courses below is nearest to p. */
function nearest(w: Float64Array, p: number): number {
  const down = Math.floor(quant(w, p) / MIN);
  return share(w, down * MIN) + share(w, (down + 1) * MIN) < 2 * p ? down + 1 : down;
}
function share(w: Float64Array, t: number): number {
  let n = 0;
  while (n < COURSES && (w[n] ?? 0) <= t) n += 1;
  return n / COURSES;
}
function quant(s: Float64Array, p: number): number {
  const at = p * s.length - 0.5;
  const i = Math.floor(at);
  const a = s[i] ?? 0;
  return a + ((s[i + 1] ?? a) - a) * (at - i);
}

function simulate({ staffedSlots, runningMs, handleTimes }: LineFacts, depth: number): Float64Array {
  const { byHazard, meanMs, variation, count } = handleTimes;
  const starts = new Float64Array(depth * COURSES);
  const slots = Math.max(staffedSlots, runningMs.length);
  const surplus = slots - staffedSlots;
  const hazards = new Float64Array(slots);
  const ages = new Float64Array(slots);
  for (let s = 0; s < slots; s += 1) {
    const age = runningMs[s] ?? meanMs * vdc(s + 1);
    ages[s] = age;
    hazards[s] = hazardAt(handleTimes, age);
  }
  const eps = (opts.eps * variation) / Math.sqrt(count);
  const heap = new Float64Array(slots);
  const last = byHazard.length - 1;
  const inv = (hz: number) => {
    const x = hz * STEPS_PER_UNIT;
    const i = Math.min(last - 1, x | 0);
    const a = byHazard[i] ?? 0;
    return a + ((byHazard[i + 1] ?? a) - a) * (x - i);
  };
  for (let c = 0; c < COURSES; c += 1) {
    const p = 1 - Math.exp(-exponentialDraw(0, c));
    const z = (p ** 0.135 - (1 - p) ** 0.135) / 0.1975;
    const scale = Math.exp(eps * z);
    for (let s = 0; s < slots; s += 1)
      heap[s] = Math.max(0, scale * (inv((hazards[s] ?? 0) + exponentialDraw(1 + s, c)) - (ages[s] ?? 0)));
    for (let at = (slots >> 1) - 1; at >= 0; at -= 1) sift(heap, at, heap[at] ?? 0);
    for (let j = 0; j < depth + surplus; j += 1) {
      const t = heap[0] ?? 0;
      if (j >= surplus) starts[(j - surplus) * COURSES + c] = t;
      if (j + 1 < depth + surplus) sift(heap, 0, j < surplus ? Infinity : t + scale * inv(exponentialDraw(96 + j, c)));
    }
  }
  return starts;
}
function sift(heap: Float64Array, from: number, value: number): void {
  const n = heap.length;
  let at = from;
  for (let down = 2 * at + 1; down < n; down = 2 * at + 1) {
    let least = heap[down] ?? Infinity;
    if (down + 1 < n) {
      const r = heap[down + 1] ?? Infinity;
      if (r < least) {
        least = r;
        down += 1;
      }
    }
    if (least >= value) break;
    heap[at] = least;
    at = down;
  }
  heap[at] = value;
}
function vdc(n: number): number {
  let r = 0,
    f = 0.5;
  for (let k = n; k > 0; k >>= 1, f /= 2) if (k & 1) r += f;
  return r;
}
