import { isLoggingOn } from '@honey/ui/environment';

interface Details {
  agentId?: string;
  conversationId?: string;
  notificationId?: string;
  traceId?: string;
  type?: string;
}

// Ids only: neither words of a customer nor tokens belong into a console.
const log = (message: string, details: Details = {}) => {
  if (isLoggingOn()) console.info(message, details);
};

/** The one place of this app that writes to the console; the texts are those operators search for. */
export const logDesk = {
  connecting: () => {
    log('🔌 Agent WebSocket connecting...');
  },
  registered: (agentId: string) => {
    log(`✅ Agent registered: ${agentId}`, { agentId });
  },
  notification: (details: Details) => {
    log('📥 Agent: New notification received', details);
  },
  assigned: (conversationId: string) => {
    log(`🆕 New conversation assigned: ${conversationId}`, { conversationId });
  },
};
