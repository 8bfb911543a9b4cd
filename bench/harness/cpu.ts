import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts a process's time in hundredths of a second. */
const MICROS_PER_TICK = 10_000;

interface ProcessTimes {
  parent: number;
  /** µs of its own, and of its children that have ended. */
  own: number;
  ended: number;
}

function timesOf(pid: number | string): ProcessTimes | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The second field is the program's name in parentheses, which may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const micros = (index: number) => Number(fields[index]) * MICROS_PER_TICK;
  return { parent: Number(fields[1]), own: micros(11) + micros(12), ended: micros(13) + micros(14) };
}

/** CPU time in µs that a process has used so far, user and system. */
export function cpuOf(pid: number): number {
  return timesOf(pid)?.own ?? 0;
}

/** The processes that a process has started and that still run. */
export function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && timesOf(name)?.parent === pid)
    .map(Number);
}

/** The same for a process with its children, those that have ended included. */
export function cpuOfTree(pid: number): number {
  const root = timesOf(pid);
  if (!root) return 0;
  return childrenOf(pid).reduce((sum, child) => sum + cpuOf(child), root.own + root.ended);
}
