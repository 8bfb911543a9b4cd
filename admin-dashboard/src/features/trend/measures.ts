import type { Figures } from '@honey/protocol/reports';
import { abandonedPercent, abandonment, formatMs } from '../reports/report-words.ts';

/** What is compared from day to day. */
export interface Measure {
  name: string;
  /** Of one day; null where there was nothing to measure. */
  read: (of: Figures) => number | null;
  /** A second value above the first, of the same unit. */
  readUpper?: (of: Figures) => number | null;
  /** The value as one says it: "–" where there is none. */
  say: (of: Figures) => string;
  /** What stands below the value: how much it rests on, or what it means. */
  note: (of: Figures) => string;
  /** What it says instead of a plot that would be empty. */
  nothing: string;
  unit: 'people' | 'ms' | 'percent' | 'score';
}

const count = (number: number, one: string, many = `${one}s`) => `${String(number)} ${number === 1 ? one : many}`;
const sayUpper = ({ p90WaitMs }: Figures) => `9 in 10 within ${formatMs(p90WaitMs)}`;

/** In the order in which they happen to a customer. */
export const measures: readonly Measure[] = [
  {
    name: 'Asked for a person',
    read: ({ escalated }) => escalated,
    say: ({ escalated }) => String(escalated),
    note: ({ assigned }) => `${String(assigned)} got an agent`,
    nothing: 'Nobody asked in these days.',
    unit: 'people',
  },
  {
    name: 'Median wait',
    read: ({ medianWaitMs }) => medianWaitMs,
    readUpper: ({ p90WaitMs }) => p90WaitMs,
    say: ({ medianWaitMs }) => formatMs(medianWaitMs),
    note: (of) => (of.p90WaitMs === null ? 'Nobody got an agent' : sayUpper(of)),
    nothing: 'Nobody got an agent in these days.',
    unit: 'ms',
  },
  {
    name: 'Gave up waiting',
    read: abandonedPercent,
    say: abandonment,
    note: ({ abandoned, assigned }) =>
      abandoned + assigned === 0
        ? 'No wait has ended'
        : `${String(abandoned)} of ${count(abandoned + assigned, 'wait')}`,
    nothing: 'No wait ended in these days.',
    unit: 'percent',
  },
  {
    name: 'Median chat',
    read: ({ medianHandleMs }) => medianHandleMs,
    say: ({ medianHandleMs }) => formatMs(medianHandleMs),
    note: ({ medianHandleMs }) => (medianHandleMs === null ? 'No chat was closed' : 'From getting it to closing it'),
    nothing: 'No chat was closed in these days.',
    unit: 'ms',
  },
  {
    name: 'Rating',
    read: ({ meanRating }) => meanRating,
    say: ({ meanRating }) => (meanRating === null ? '–' : `${meanRating.toFixed(1)} of 5`),
    note: ({ ratings }) => (ratings === 0 ? 'Nobody has rated' : count(ratings, 'rating')),
    nothing: 'Nobody rated in these days.',
    unit: 'score',
  },
];
