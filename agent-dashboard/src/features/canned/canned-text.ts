import type { CannedReply } from '@honey/protocol/rest-desk';

/** What is being typed after a `/`, and where the `/` stands. */
export interface SlashQuery {
  from: number;
  query: string;
}

/** The `/word` that ends at the caret; null when there is none. A `/` inside a word, as in an address, is none. */
export const slashQuery = (text: string, caret: number): SlashQuery | null => {
  const found = /(?:^|\s)\/([\p{L}\p{M}\p{N}-]*)$/u.exec(text.slice(0, caret));
  const query = found?.[1];
  return query === undefined ? null : { from: caret - query.length - 1, query: query.toLocaleLowerCase() };
};

/** Replies whose shortcut begins so, then those whose title holds it. */
export const matchingReplies = (replies: readonly CannedReply[], query: string): CannedReply[] => {
  const begins = replies.filter(({ shortcut }) => shortcut.startsWith(query));
  const holds = replies.filter((reply) => !begins.includes(reply) && reply.title.toLocaleLowerCase().includes(query));
  return [...begins, ...holds];
};

export interface ReplyVariables {
  customer: string;
  agent: string;
  topic: string;
}

/** A reply's words with what its variables stand for; an unknown one stays, so that it is seen before it is sent. */
export const fillIn = (text: string, variables: ReplyVariables): string =>
  text.replace(/\{\{\s*(customer|agent|topic)\s*\}\}/g, (_all, name: keyof ReplyVariables) => variables[name]);
