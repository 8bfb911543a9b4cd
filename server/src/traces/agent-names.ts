/** Names by the ids of agents. */
export type Names = ReadonlyMap<string, string>;

/** An agent as traces name one. */
export const named = (agentId: string, names: Names) => ({ agentId, agentName: names.get(agentId) ?? '' });
