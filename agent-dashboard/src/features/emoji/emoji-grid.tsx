import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { emojiStep } from './emoji-step.ts';
import { emoji } from './emoji.ts';
import classes from './emoji.module.css';

interface EmojiGridProps {
  onPick: (one: string) => void;
  /** Escape was pressed. */
  onLeave: () => void;
}

/**
 * One stop of the Tab key; arrow keys go from one to the next. Screen readers name emoji themselves, in their own language.
 * It is ours because the libraries bring a thousand emoji with their search, data to fetch and favourites kept on the
 * device, where a few dozen at a glance are enough.
 */
export const EmojiGrid = ({ onPick, onLeave }: EmojiGridProps) => {
  const [active, setActive] = useState(0);
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const onKeyDown = (event: KeyboardEvent) => {
    const from = buttons.current.findIndex((button) => button === event.target);
    const next = emojiStep(event.key, from, emoji.length);
    if (next === null && event.key !== 'Escape') return;
    event.preventDefault();
    if (next === null) {
      onLeave();
      return;
    }
    buttons.current[next]?.focus();
  };
  return (
    <div role="group" aria-label="Emoji" className={classes['grid']} onKeyDown={onKeyDown}>
      {emoji.map((one, place) => (
        <button
          key={one}
          ref={(button) => {
            buttons.current[place] = button;
          }}
          type="button"
          tabIndex={place === active ? 0 : -1}
          className={classes['one']}
          onFocus={() => {
            setActive(place);
          }}
          onClick={() => {
            onPick(one);
          }}
        >
          {one}
        </button>
      ))}
    </div>
  );
};
