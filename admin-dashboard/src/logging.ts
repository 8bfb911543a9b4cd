import { isLoggingOn } from '@honey/ui/environment';

/** Values that say which one, never what was written: no message bodies, no tokens. */
type LogDetails = Readonly<Record<string, string | number>>;

function write(message: string, details?: LogDetails): void {
  if (!isLoggingOn()) return;
  if (details) console.log(message, details);
  else console.log(message);
}

/** The checkpoints of the escalation flow that the admin dashboard passes, in the order in which they happen. */
export const log = {
  connecting: () => {
    write('🔌 Admin WebSocket connecting...');
  },
  registered: (adminId: string) => {
    write(`✅ Admin registered: ${adminId}`, { adminId });
  },
  notificationReceived: (type: string) => {
    write('📥 Admin: Notification received', { type });
  },
  conversationAssigned: (conversationId: string, agentName: string) => {
    const details = { conversationId, agentName };
    write('✅ Conversation assigned to agent', details);
    write(`✅ Agent: ${agentName}, Conv: ${conversationId}`, details);
  },
  newQueueEntry: (conversationId: string, position: number) => {
    const details = { conversationId, position };
    write('⏳ New entry in queue', details);
    write(`⏳ Position: ${String(position)}, Conv: ${conversationId}`, details);
  },
};
