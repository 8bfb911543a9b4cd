import type { AgentStatus } from '@honey/protocol/states';

/** What each status is called, and what it means in fact. */
export const statusWords: Record<AgentStatus, { word: string; meaning: string }> = {
  ONLINE: { word: 'Online', meaning: 'New chats come to you while you have a free place.' },
  AWAY: { word: 'Away', meaning: 'No new chats come to you. Those you have stay with you.' },
  OFFLINE: {
    word: 'Offline',
    meaning: 'No new chats come to you. Those you have stay with you while this page is open.',
  },
};
