import type { WaitLevel } from './verdict.ts';

const paths: Record<WaitLevel, string> = {
  fine: 'm4.5 12.5 5 5 10-11',
  long: 'M12 6.5V12l3.5 2.5M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  overdue: 'M12 9v4.5m0 3.5v.2M12 3.2 1.9 20.5h20.2L12 3.2Z',
};

/** A tick, a clock or a warning triangle, beside the words that say the same. */
export function LevelShape({ level, size = 16 }: { level: WaitLevel; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[level]} />
    </svg>
  );
}
