/** Three empty cells: nobody in the line. Decoration. */
export function EmptyLine() {
  return (
    <svg
      width="120"
      height="44"
      viewBox="0 0 120 44"
      fill="none"
      stroke="var(--honey-hairline)"
      strokeWidth="2"
      aria-hidden="true"
    >
      {[22, 60, 98].map((x) => (
        <path
          key={x}
          d={`M${String(x)} 4l15.6 9v18L${String(x)} 40l-15.6-9V13z`}
          strokeLinejoin="round"
          strokeDasharray="4 4"
        />
      ))}
    </svg>
  );
}
