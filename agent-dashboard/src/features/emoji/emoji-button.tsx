import { ActionIcon, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { RefObject } from 'react';
import { EmojiGrid } from './emoji-grid.tsx';
import classes from './emoji.module.css';
import { insertAtCaret } from './insert-at-caret.ts';

interface EmojiButtonProps {
  field: RefObject<HTMLTextAreaElement | null>;
  onText: (text: string) => void;
}

/** Opens the emoji; the one that is chosen goes to where one was writing, and so does the focus. */
export const EmojiButton = ({ field, onText }: EmojiButtonProps) => {
  const [isOpen, picker] = useDisclosure(false);
  return (
    <Popover
      position="top-start"
      withinPortal={false}
      trapFocus
      closeOnEscape={false}
      opened={isOpen}
      onChange={picker.set}
    >
      <Popover.Target>
        <ActionIcon variant="default" size={42} aria-label="Emoji" title="Emoji" onClick={picker.toggle}>
          <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
            <g fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round">
              <circle cx="12" cy="12" r="9" />
              <path d="M8.5 14.5a4.2 4.2 0 0 0 7 0M9 9.5v.01M15 9.5v.01" />
            </g>
          </svg>
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label="Choose an emoji" className={classes['dropdown'] ?? ''}>
        <EmojiGrid
          onPick={(one) => {
            picker.close();
            if (field.current !== null) insertAtCaret(field.current, one, onText);
          }}
          onLeave={() => {
            picker.close();
            field.current?.focus();
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
};
