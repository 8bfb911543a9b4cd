import { inkOn } from './loader/colour.ts';

/** Gives what stands out the site's colour, with what can be read on it. */
export function dressIn(colour: string | null): void {
  if (colour === null) return;
  const { style } = document.documentElement;
  style.setProperty('--honey', colour);
  style.setProperty('--on-honey', inkOn(colour));
}
