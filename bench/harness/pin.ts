import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { childrenOf } from './cpu.ts';

/** A core of the machine by its number, or all that there are. */
type Cores = number | 'all';

/** Keeps processes, with all their threads, to a core (`taskset` of Debian's util-linux). */
export function pin(cores: Cores, pids: readonly number[]): void {
  const list = cores === 'all' ? `0-${String(cpus().length - 1)}` : String(cores);
  for (const pid of pids) execFileSync('taskset', ['-a', '-p', '-c', list, String(pid)]);
}

/** The same for a process and its children, those it has now and those it starts later. */
export function pinTree(cores: Cores, pid: number): void {
  pin(cores, [pid, ...childrenOf(pid)]);
}
