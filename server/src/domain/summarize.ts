const MAX_WORDS = 140;

/** One line for the agent: what the customer chose, and what they said last if that is something else. */
export function summarize({ topic, lastWords }: { topic: string | null; lastWords: string | null }): string {
  const words = lastWords === null || lastWords === topic ? null : shorten(lastWords.replace(/\s+/g, ' ').trim());
  if (topic !== null && words !== null) return `${topic} · “${words}”`;
  if (words !== null) return `“${words}”`;
  return topic ?? 'Asked for a person';
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= MAX_WORDS
    ? text
    : `${characters
        .slice(0, MAX_WORDS - 1)
        .join('')
        .trimEnd()}…`;
}
