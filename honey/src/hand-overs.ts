import type { ConversationState } from '@honey/client/conversation-state';

/** Before which entries a person took over (the number of entries for the end), and who. */
export function handOvers({ messages, taken }: ConversationState): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const latest = taken === null ? -1 : messages.findIndex((message) => Date.parse(message.createdAt) >= taken.at);
  const end = latest === -1 ? messages.length : latest;
  let person: string | null = null;
  for (const [index, { senderType, senderName }] of messages.slice(0, end).entries()) {
    if (senderType !== 'AGENT' || senderName === person) continue;
    person = senderName;
    found.set(index, senderName);
  }
  // Who answered before the news of the hand-over came has been introduced already.
  if (taken !== null && taken.agentName !== person) found.set(end, taken.agentName);
  return found;
}
