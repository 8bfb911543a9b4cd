import type { ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

/** As SVG spells them, which Preact leaves as they are. */
const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': 2,
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
} as const;

export function ExitIcon() {
  return (
    <Icon>
      <path {...stroke} d="M14 4H6a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h8M11 12h10m0 0-4-4m4 4-4 4" />
    </Icon>
  );
}

export function CloseIcon() {
  return (
    <Icon>
      <path {...stroke} d="m6 9 6 6 6-6" />
    </Icon>
  );
}

export function OptionsIcon() {
  return (
    <Icon>
      <path {...stroke} stroke-width={3} d="M12 5h.01M12 12h.01M12 19h.01" />
    </Icon>
  );
}

export function SendIcon() {
  return (
    <Icon>
      <path {...stroke} d="M12 20V5m0 0-6 6m6-6 6 6" />
    </Icon>
  );
}

export function PersonIcon() {
  return (
    <Icon>
      <circle {...stroke} cx="12" cy="8" r="4" />
      <path {...stroke} d="M4.5 20c1.2-3.6 4-5.5 7.5-5.5s6.3 1.9 7.5 5.5" />
    </Icon>
  );
}

export function BookIcon() {
  return (
    <Icon>
      <path {...stroke} d="M12 6.5C10.5 5 8 4.5 4 4.5v13c4 0 6.5.5 8 2 1.5-1.5 4-2 8-2v-13c-4 0-6.5.5-8 2Zm0 0v13" />
    </Icon>
  );
}

export function ClipIcon() {
  return (
    <Icon>
      <path {...stroke} d="m20 11-8.5 8.5a5 5 0 0 1-7-7L13 4a3.3 3.3 0 0 1 4.7 4.7L9.4 17a1.6 1.6 0 0 1-2.3-2.3L15 7" />
    </Icon>
  );
}
