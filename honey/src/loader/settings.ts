import { colourOf } from './colour.ts';

declare global {
  interface Window {
    /** What a site settles about the chat, set before the script is loaded. */
    HoneySettings?: Record<string, unknown>;
  }
}

export interface Settings {
  /** `#rrggbb` for the button and what stands out in the chat; null for ours. */
  colour: string | null;
  side: 'left' | 'right';
  blinks: boolean;
  /** What the widget itself goes by, as it is told in the fragment. */
  facts: Record<string, string>;
}

/** What the site has settled, in `window.HoneySettings` or in `data-` attributes of the script tag. */
export function readSettings(script: HTMLScriptElement): Settings {
  const read = (name: string) => {
    const value = window.HoneySettings?.[name] ?? script.dataset[name];
    return typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined;
  };
  const colour = colourOf(read('color') ?? read('colour'));
  const facts: Record<string, string> = colour === null ? {} : { colour };
  for (const name of ['keep', 'language', 'topic']) {
    const value = read(name);
    if (value !== undefined) facts[name] = value;
  }
  return { colour, side: read('position') === 'left' ? 'left' : 'right', blinks: read('blink') !== 'false', facts };
}
