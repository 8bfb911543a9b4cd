import type { Phase } from '@honey/client/conversation-phase';

/** Whether this agent may write here, and if not, why not in plain words. */
export const blockedBecause = (phase: Phase, agentId: string): string | null => {
  switch (phase.kind) {
    case 'assigned':
      return phase.agentId === agentId ? null : `${phase.agentName} has this chat now. You can read it.`;
    case 'closed':
      return 'This chat is closed. The customer can start a new one at any time.';
    case 'queued':
      return 'This chat went back to the line. Whoever is free next gets it.';
    case 'bot':
    case 'outside_hours':
      return 'The customer is with the assistant and has no agent now.';
  }
};
