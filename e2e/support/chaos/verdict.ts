import type { Side } from './side.ts';

/** What a verdict needs to know of one side. */
type Witness = Pick<Side, 'person' | 'acks' | 'said' | 'shown'>;

interface Pair {
  conversationId: string;
  user: Witness;
  agent: Witness;
}

/** Whatever is wrong with one conversation, told from what its two people saw and were acked. */
function faultsOf({ conversationId, user, agent }: Pair): string[] {
  const faults: string[] = [];
  const fault = (what: string) => faults.push(`${conversationId}: ${what}`);
  for (const [reader, writer] of [
    [agent, user],
    [user, agent],
  ] as const) {
    const who = reader.person.role;
    const shown = reader.shown(conversationId);
    const places = new Map<string, number[]>();
    for (const [index, { seq, clientMessageId }] of shown.entries()) {
      if (seq !== index + 1) fault(`${who} has seq ${String(seq)} at place ${String(index + 1)}`);
      if (clientMessageId === undefined) continue;
      places.set(clientMessageId, [...(places.get(clientMessageId) ?? []), seq]);
    }
    for (const [id, seqs] of places) if (seqs.length > 1) fault(`${who} is shown ${id} at ${seqs.join(', ')}`);
    for (const { seq, clientMessageId } of [...writer.acks, ...reader.acks].filter(
      (ack) => ack.conversationId === conversationId,
    )) {
      if (places.get(clientMessageId)?.[0] !== seq) fault(`${who} lacks ${clientMessageId}, acked as ${String(seq)}`);
    }
    const written = writer.said.filter((one) => one.conversationId === conversationId);
    for (const { clientMessageId, text } of written) {
      if (!places.has(clientMessageId)) fault(`${who} never saw "${text}"`);
    }
    const order = written.map(({ clientMessageId }) => places.get(clientMessageId)?.[0] ?? 0);
    for (const [index, seq] of order.entries()) {
      if (seq < (order[index - 1] ?? 0)) fault(`${who} sees "${written[index]?.text ?? ''}" too early`);
    }
  }
  const screen = (side: Witness) =>
    side
      .shown(conversationId)
      .map(({ seq, text }) => `${String(seq)} ${text}`)
      .join('\n');
  if (screen(user) !== screen(agent)) fault('the two see different conversations');
  return faults;
}

/** Lost, doubled and disordered messages, in words; none when all is well. */
export function faultsIn(pairs: readonly Pair[]): string[] {
  return pairs.flatMap(faultsOf);
}
