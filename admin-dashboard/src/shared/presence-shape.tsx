import type { ReactNode } from 'react';
import type { Presence } from './presence.ts';

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 2, strokeLinecap: 'round' } as const;

const shapes: Record<Presence, ReactNode> = {
  free: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  full: <path d="M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Zm-3 4.2v1.6h6V5.2z" fill="currentColor" fillRule="evenodd" />,
  away: <path d="M9.8 8A4.6 4.6 0 0 1 4 2.2 4.6 4.6 0 1 0 9.8 8Z" fill="currentColor" />,
  disconnected: <path d="m2 2 8 8M10 2l-8 8" {...line} />,
  offline: <circle cx="6" cy="6" r="4" {...line} />,
  disabled: (
    <>
      <circle cx="6" cy="6" r="4" {...line} />
      <path d="m3.2 8.8 5.6-5.6" {...line} />
    </>
  ),
};

/** The shape that goes with a presence's word and colour. */
export function PresenceShape({ presence }: { presence: Presence }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      {shapes[presence]}
    </svg>
  );
}
