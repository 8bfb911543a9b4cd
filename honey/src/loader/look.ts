/** Styles by name, set through the CSSOM: a strict content policy forbids style sheets and style attributes. */
export type Look = Record<string, string>;

export function dress(element: HTMLElement, look: Look): void {
  for (const [name, value] of Object.entries(look)) element.style.setProperty(name, value);
}

const onTop = '2147483000';
const accent = '#F6B73C';
const ink = '#2A2320';

export const looks: Record<'launcher' | 'badge' | 'frame' | 'wide' | 'narrow', Look> = {
  launcher: {
    all: 'initial',
    position: 'fixed',
    bottom: '20px',
    width: '56px',
    height: '56px',
    'border-radius': '50%',
    'box-shadow': '0 2px 12px #2A232047',
    background: accent,
    color: ink,
    cursor: 'pointer',
    'z-index': onTop,
    display: 'grid',
    'place-items': 'center',
    '-webkit-tap-highlight-color': 'transparent',
  },
  badge: {
    position: 'absolute',
    top: '-4px',
    right: '-4px',
    'min-width': '22px',
    height: '22px',
    'border-radius': '11px',
    background: '#B3261E',
    color: '#fff',
    font: '600 13px/22px system-ui, sans-serif',
    'text-align': 'center',
  },
  frame: { position: 'fixed', border: '0', 'z-index': onTop },
  wide: {
    inset: 'auto auto 88px auto',
    width: '380px',
    height: 'min(640px, 100vh - 108px)',
    'border-radius': '12px',
    'box-shadow': '0 4px 28px #2A232042',
  },
  narrow: { inset: '0', width: '100%', height: '100%', 'border-radius': '0', 'box-shadow': 'none' },
};
