import type { SlotState } from '../../shared/presence.ts';
import classes from './agents.module.css';

const HEXAGON = 'M12 1.6 21.2 6.8v10.4L12 22.4 2.8 17.2V6.8z';

/** One cell of the comb: filled is taken, a ring with a plus is free, dashed is not offered. */
export function SlotShape({ state, size = 26 }: { state: SlotState; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      className={classes['slot']}
      data-state={state}
      aria-hidden="true"
    >
      <path d={HEXAGON} strokeWidth="2" strokeLinejoin="round" />
      {state === 'taken' ? <path d="M8.6 9.5h6.8M8.6 13.5h4" strokeWidth="2" strokeLinecap="round" /> : null}
      {state === 'free' ? <path d="M12 8.8v6.4M8.8 12h6.4" strokeWidth="2" strokeLinecap="round" /> : null}
    </svg>
  );
}

/** What the shapes mean. */
export function SlotLegend() {
  return (
    <span className={classes['legend']}>
      <SlotShape state="taken" size={16} /> taken
      <SlotShape state="free" size={16} /> free
      <SlotShape state="closed" size={16} /> not offered
    </span>
  );
}
