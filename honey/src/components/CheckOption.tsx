import type { ReactNode } from 'react';

interface CheckOptionProps {
  checked: boolean;
  onCheck: (checked: boolean) => void;
  /** What comes of it. */
  note: string;
  children: ReactNode;
}

/** Something to switch on or off. */
export function CheckOption({ checked, onCheck, note, children }: CheckOptionProps) {
  return (
    <label className="option">
      <input
        type="checkbox"
        className="option__box"
        checked={checked}
        onChange={(event) => {
          onCheck(event.currentTarget.checked);
        }}
      />
      <span>
        {children}
        <small>{note}</small>
      </span>
    </label>
  );
}
