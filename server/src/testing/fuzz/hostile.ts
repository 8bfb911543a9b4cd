/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const DEPTH = 10_000;
const deep = (open: string, close: string) => open.repeat(DEPTH) + close.repeat(DEPTH);

/** JSON, as text, of values that programs stumble over. */
const VALUES: readonly string[] = [
  'null',
  'true',
  '0',
  '-1',
  '1e308',
  '1e999',
  '9007199254740993',
  '-0.0000001',
  '""',
  '"\\u0000"',
  '"a\\u0000b"',
  '"\\ud800"',
  '"\\udc00\\ud800"',
  '"\\u202e"',
  `"${'x'.repeat(4_001)}"`,
  `"${'é'.repeat(200)}"`,
  '"__proto__"',
  '"constructor"',
  '"../../etc/passwd"',
  `"'; DROP TABLE \\"Message\\"; --"`,
  '[]',
  '{}',
  '[[]]',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"toString":1,"valueOf":2,"then":3}',
  '{"length":1e9}',
];

const DEEP: readonly string[] = [deep('[', ']'), `${'{"a":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}`];
/** Tens of kilobytes each: one in every body would leave little time for anything else. */
const DEEP_CHANCE = 0.005;

/** Texts that are no JSON, or not quite. */
const BROKEN: readonly string[] = [
  '',
  ' ',
  '{',
  '{"event":',
  '{"event":"ping"}}',
  '{"event":"ping",}',
  "{'event':'ping'}",
  'undefined',
  'NaN',
  '\u0000',
  '\ufeff{"event":"ping"}',
  '[1,2',
  '"just words"',
  '<xml/>',
  'GET / HTTP/1.1\r\n\r\n',
];

export class Hostile {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seeded(seed);
  }

  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  oneOf<T>(choices: readonly T[]): T {
    const chosen = choices[Math.floor(this.#random() * choices.length)];
    if (chosen === undefined) throw new Error('There is nothing to choose from.');
    return chosen;
  }

  value(): string {
    return this.oneOf(this.chance(DEEP_CHANCE) ? DEEP : VALUES);
  }

  broken(): string {
    return this.oneOf(BROKEN);
  }

  /** An object, as JSON text, with some of these fields: some as they should be, some not. */
  object(fields: Readonly<Record<string, unknown>>): string {
    const members = Object.entries(fields).flatMap(([name, value]) => {
      if (this.chance(0.1)) return [];
      return [`${JSON.stringify(name)}:${this.chance(0.5) ? JSON.stringify(value) : this.value()}`];
    });
    if (this.chance(0.2)) members.push(`"__proto__":${this.value()}`);
    if (this.chance(0.1)) members.push(`"constructor":${this.value()}`);
    return `{${members.join(',')}}`;
  }
}

const LEAKS = [
  /\bat [^ ]+ \(/,
  /node_modules|\.ts:\d|\.js:\d|node:internal/,
  /prisma|postgres|pg_|relation "|column "/i,
  /\b(SELECT|INSERT INTO|UPDATE) "/,
  /honey is not|undefined is not|Cannot read propert/,
];

/** Tokens of sessions and of invitations are noise: one in a few thousand spells `pg_` by chance. */
const TOKEN = /\beyJ[\w-]+\.[\w-]+\.[\w-]+|"token":"[\w-]+"/g;

/** What an answer tells that nobody outside should know; null when it tells nothing. */
export function leakIn(text: string): string | null {
  const words = text.replaceAll(TOKEN, '');
  return LEAKS.find((leak) => leak.test(words))?.source ?? null;
}
