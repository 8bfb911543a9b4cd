/** A source of uniform numbers in [0, 1). */
export type Random = () => number;

/** Draws a duration in ms. */
export type Duration = (random: Random) => number;

const MINUTE = 60_000;

/** Numbers that the seed alone decides (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Exponential with mean 1. */
export function exponential(random: Random): number {
  return -Math.log(1 - random());
}

function normal(random: Random): number {
  return Math.sqrt(2 * exponential(random)) * Math.cos(2 * Math.PI * random());
}

/** Lognormal by its mean in minutes and its coefficient of variation. */
export function lognormal(meanMinutes: number, variation: number): Duration {
  const sigma = Math.sqrt(Math.log(1 + variation ** 2));
  const mu = Math.log(meanMinutes * MINUTE) - sigma ** 2 / 2;
  return (random) => Math.exp(mu + sigma * normal(random));
}

/** The sum of `stages` exponential stages: a gamma of whole shape. */
export function erlang(meanMinutes: number, stages: number): Duration {
  return (random) => {
    let sum = 0;
    for (let stage = 0; stage < stages; stage += 1) sum += exponential(random);
    return (sum * meanMinutes * MINUTE) / stages;
  };
}

/** Pareto: never below `leastMinutes`, and with `alpha` close to 2 its variance hardly exists. */
export function pareto(leastMinutes: number, alpha: number): Duration {
  return (random) => leastMinutes * MINUTE * Math.exp(exponential(random) / alpha);
}

/** The second with probability `share`, else the first. */
export function mixture(first: Duration, second: Duration, share: number): Duration {
  return (random) => (random() < share ? second(random) : first(random));
}
