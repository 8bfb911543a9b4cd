/** The mark: one cell of a comb. Decoration; the name stands beside it. */
export const BrandMark = ({ size = 28 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path
      d="M16 2.6 27.6 9.3v13.4L16 29.4 4.4 22.7V9.3z"
      fill="var(--honey-accent)"
      stroke="var(--honey-accent)"
      strokeWidth="3"
      strokeLinejoin="round"
    />
    <path
      d="M10.2 13.4c0-1.3 1-2.3 2.3-2.3h7c1.3 0 2.3 1 2.3 2.3v4.2c0 1.3-1 2.3-2.3 2.3h-3.2l-3.4 2.6v-2.6h-.4c-1.3 0-2.3-1-2.3-2.3z"
      fill="#2A2320"
    />
  </svg>
);
