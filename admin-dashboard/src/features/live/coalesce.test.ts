import { expect, test } from '@jest/globals';
import { Coalescer } from './coalesce.ts';

function handTimers() {
  const due: (() => void)[] = [];
  return {
    due,
    set: (run: () => void) => due.push(run),
    clear: () => due.splice(0),
    run: () => {
      for (const run of due.splice(0)) run();
    },
  };
}

test('a burst is handed on once, each key once', () => {
  const timers = handTimers();
  const flushed: string[][][] = [];
  const coalescer = new Coalescer<string[]>(500, (keys) => flushed.push(keys), timers);
  coalescer.add([['queue'], ['metrics']]);
  coalescer.add([['queue']]);
  coalescer.add([['agents']]);
  expect(timers.due).toHaveLength(1);
  timers.run();
  expect(flushed).toEqual([[['queue'], ['metrics'], ['agents']]]);
});

test('what comes after a flush waits for the next one', () => {
  const timers = handTimers();
  const flushed: string[][][] = [];
  const coalescer = new Coalescer<string[]>(500, (keys) => flushed.push(keys), timers);
  coalescer.add([['queue']]);
  timers.run();
  coalescer.add([['queue']]);
  timers.run();
  expect(flushed).toEqual([[['queue']], [['queue']]]);
});

test('a stopped coalescer hands nothing on', () => {
  const timers = handTimers();
  const flushed: string[][][] = [];
  const coalescer = new Coalescer<string[]>(500, (keys) => flushed.push(keys), timers);
  coalescer.add([['queue']]);
  coalescer.stop();
  timers.run();
  expect(flushed).toEqual([]);
});
