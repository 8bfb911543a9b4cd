/** Puts words where the caret of a field stands, in place of what is selected, and the caret and the focus behind them. */
export const insertAtCaret = (field: HTMLTextAreaElement, words: string, onText: (text: string) => void): void => {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const end = from + words.length;
  onText(value.slice(0, from) + words + value.slice(to));
  // The field holds the new words only after the next drawing.
  requestAnimationFrame(() => {
    field.focus();
    field.setSelectionRange(end, end);
  });
};
