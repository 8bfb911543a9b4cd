import { CloseButton, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useCommand } from '../palette/commands.ts';
import classes from './search.module.css';

const MAX_CHARACTERS = 100;

interface SearchFieldProps {
  value: string;
  onChange: (value: string) => void;
}

/** Above the lists: what is written here takes their place with what was found. */
export const SearchField = ({ value, onChange }: SearchFieldProps) => {
  const field = useRef<HTMLInputElement>(null);
  useCommand({
    id: 'search',
    words: 'Search what was said in my chats',
    keys: 'Ctrl + Shift + F',
    run: () => {
      field.current?.focus();
      field.current?.select();
    },
  });
  return (
    <div role="search" className={classes['field']}>
      <TextInput
        ref={field}
        aria-label="Search what was said in my chats"
        placeholder="Search my chats"
        size="sm"
        autoComplete="off"
        dir="auto"
        maxLength={MAX_CHARACTERS}
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) onChange('');
        }}
        rightSection={
          value === '' ? null : (
            <CloseButton
              size="sm"
              aria-label="End the search"
              onClick={() => {
                onChange('');
                field.current?.focus();
              }}
            />
          )
        }
      />
    </div>
  );
};
