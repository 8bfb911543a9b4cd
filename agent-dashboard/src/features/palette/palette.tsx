import { Modal, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Command } from './commands.ts';
import { useCommands } from './commands.ts';
import classes from './palette.module.css';

const matches = ({ words }: Command, query: string): boolean => {
  const text = words.toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
};

const Search = ({ onClose }: { onClose: () => void }) => {
  const listId = useId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const found = useCommands().filter((command) => matches(command, query.trim()));
  const index = Math.min(active, found.length - 1);
  const optionId = (place: number) => `${listId}-${String(place)}`;

  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setActive((index + 1) % Math.max(1, found.length));
    else if (event.key === 'ArrowUp') setActive((index - 1 + found.length) % Math.max(1, found.length));
    else if (event.key === 'Enter') run(found[index]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <TextInput
        role="combobox"
        aria-label="What do you want to do?"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(found.length > 0 ? { 'aria-activedescendant': optionId(index) } : {})}
        placeholder="A chat, or something to do"
        size="md"
        autoComplete="off"
        data-autofocus
        value={query}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
      />
      <div id={listId} role="listbox" aria-label="What can be done" tabIndex={-1} className={classes['list']}>
        {found.map((command, place) => (
          <div
            key={command.id}
            id={optionId(place)}
            role="option"
            aria-selected={place === index}
            className={classes['option']}
            ref={place === index ? (option) => option?.scrollIntoView({ block: 'nearest' }) : null}
            onPointerDown={(event) => {
              event.preventDefault();
            }}
            onClick={() => {
              run(command);
            }}
          >
            {command.words}
            {command.keys === undefined ? null : <kbd>{command.keys}</kbd>}
          </div>
        ))}
      </div>
      <p role="status" className={classes['hint']}>
        {found.length === 0 ? 'Nothing here has this name.' : ''}
      </p>
    </>
  );
};

/** Everything that can be done now, found by a few letters. */
export const Palette = ({ opened, onClose }: { opened: boolean; onClose: () => void }) => (
  <Modal.Root opened={opened} onClose={onClose} yOffset="12vh" centered={false}>
    <Modal.Overlay />
    <Modal.Content>
      <Modal.Body p="md">
        <Modal.Title component="h2" className="honey-visually-hidden">
          Find
        </Modal.Title>
        <Search onClose={onClose} />
      </Modal.Body>
    </Modal.Content>
  </Modal.Root>
);
