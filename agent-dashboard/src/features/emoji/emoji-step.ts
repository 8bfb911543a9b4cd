/** Emoji in a row of the picker. */
export const COLUMNS = 8;

/** Where a key leads from one of `count` emoji, counted from 0; null when the key is not the picker's. It ends at the edges. */
export const emojiStep = (key: string, from: number, count: number): number | null => {
  const within = (to: number) => (to >= 0 && to < count ? to : from);
  switch (key) {
    case 'ArrowRight':
      return within(from + 1);
    case 'ArrowLeft':
      return within(from - 1);
    case 'ArrowDown':
      return within(from + COLUMNS);
    case 'ArrowUp':
      return within(from - COLUMNS);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
};
