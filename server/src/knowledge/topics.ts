/** The menu entries that have articles, with the sentence that opens each. */
const introductions: ReadonlyMap<string, string> = new Map([
  ['How to get pregnant', 'What would you like to know about getting pregnant?'],
  ['How to prevent pregnancy', 'What would you like to know about preventing a pregnancy?'],
  ['How to improve my sex life', 'Many people ask about this. What is it about for you?'],
  ['Change or stop my method', 'You may change or stop at any time. What are you thinking of?'],
]);

/** The menu entries that articles may belong to. */
export const TOPICS: readonly string[] = [...introductions.keys()];

const sameWords = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[.?!\s]+$/, '');

/** The menu entry that `text` names, as the menu writes it. */
export function topicNamed(text: string): string | undefined {
  return TOPICS.find((topic) => sameWords(topic) === sameWords(text));
}

/** What is said above the articles of `topic`. */
export function introductionOf(topic: string): string {
  return introductions.get(topic) ?? 'What would you like to know?';
}
