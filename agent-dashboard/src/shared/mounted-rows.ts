/** Up to here a list is drawn whole, so that the browser's own search finds everything in it. */
export const SHORT_LIST = 30;

/**
 * Which rows stay in the document wherever the list is scrolled to: all of a short list; of a long one the row that had
 * the focus last, since a focus that is scrolled out of sight would be lost with its row.
 */
export const mountedRows = (keys: readonly string[], focused: string | null): number[] =>
  keys.flatMap((key, index) => (keys.length <= SHORT_LIST || key === focused ? index : []));
