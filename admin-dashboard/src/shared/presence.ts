import type { AdminAgent } from '@honey/protocol/entities';

/** How an agent stands towards the line, from the most to the least present. */
export const presences = ['free', 'full', 'away', 'disconnected', 'offline', 'disabled'] as const;
export type Presence = (typeof presences)[number];

export const presenceWords: Record<Presence, string> = {
  free: 'Free',
  full: 'Full',
  away: 'Away',
  disconnected: 'Disconnected',
  offline: 'Offline',
  disabled: 'Switched off',
};

/** An agent who is online without a connection gets no chats: that is worth another word than "online". */
export function presence(agent: AdminAgent): Presence {
  if (agent.disabled) return 'disabled';
  if (agent.status === 'OFFLINE') return 'offline';
  if (agent.status === 'AWAY') return 'away';
  if (!agent.connected) return 'disconnected';
  return agent.available ? 'free' : 'full';
}

/** Whoever can help first, then by name. */
export function byPresence(agents: readonly AdminAgent[]): AdminAgent[] {
  const rank = (agent: AdminAgent) => presences.indexOf(presence(agent));
  return agents.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

export type SlotState = 'taken' | 'free' | 'closed';

/** The slots of an agent in order: what is held, what could be taken now, what is not offered. */
export function slots(agent: AdminAgent): SlotState[] {
  const offered = presence(agent) === 'free';
  // More may be held than the cap allows, when the cap was lowered meanwhile.
  return Array.from({ length: Math.max(agent.maxChats, agent.currentChats) }, (_, index) => {
    if (index < agent.currentChats) return 'taken';
    return offered ? 'free' : 'closed';
  });
}
