import { TextInput } from '@mantine/core';

interface TimeFieldProps {
  /** Said by screen readers: the row has no room for visible labels. */
  label: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** A time of day, `HH:MM`; midnight is `00:00` at both ends. */
export function TimeField({ label, value, error, onChange }: TimeFieldProps) {
  return (
    <TextInput
      type="time"
      aria-label={label}
      value={value}
      error={error}
      w={132}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
