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
    padding: '0',
    border: '0',
    'border-radius': '50%',
    'box-shadow': '0 2px 12px rgba(42, 35, 32, 0.28)',
    background: accent,
    color: ink,
    cursor: 'pointer',
    'z-index': onTop,
    display: 'grid',
    'place-items': 'center',
    '-webkit-tap-highlight-color': 'transparent',
  },
  badge: {
    all: 'initial',
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
    'pointer-events': 'none',
  },
  frame: {
    all: 'initial',
    position: 'fixed',
    border: '0',
    background: 'transparent',
    'z-index': onTop,
    'color-scheme': 'normal',
  },
  wide: {
    inset: 'auto auto 88px auto',
    width: '380px',
    height: 'min(640px, calc(100vh - 108px))',
    'border-radius': '12px',
    'box-shadow': '0 4px 28px rgba(42, 35, 32, 0.26)',
  },
  narrow: { inset: '0', width: '100%', height: '100%', 'border-radius': '0', 'box-shadow': 'none' },
};
