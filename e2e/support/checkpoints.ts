/**
 * The checkpoints of the flow document, in order, by who writes them: the texts of its tables, and its diagram's lines
 * where the tables have none. `{name}` stands for a value of the run.
 */
export const checkpoints = {
  customer: {
    assigned: [
      '🎯 User selected: Ask a general question',
      '🎯 User Selection: Human Agent',
      '🤝 User selected: Human Agent',
      '🚀 Frontend: Starting escalateToHuman',
      '🔍 Frontend: Conversation ID: {conversationId}',
      '🔍 User Session ID: {userId}',
      '📤 Frontend: Calling api.escalateToAgent...',
      '✅ Frontend: Escalation response: {response}',
      '📥 Escalation result: {response}',
      '🎯 Escalation Status: ASSIGNED',
      '🤝 Setting up agent communication',
      '📞 WebSocket connecting to: {agentId}',
      '🔌 Attempting WebSocket connection',
      '🔌 URL: {wsUrl}?userId={userId}&agentId={agentId}',
      '✅ WebSocket connected successfully',
      '📡 WebSocket readyState: 1',
      '📡 register_user_sent',
      '📡 WebSocket Event: message_received',
    ],
    queued: [
      '🎯 User selected: Ask a general question',
      '🎯 User Selection: Human Agent',
      '🤝 User selected: Human Agent',
      '🚀 Frontend: Starting escalateToHuman',
      '🔍 Frontend: Conversation ID: {conversationId}',
      '🔍 User Session ID: {userId}',
      '📤 Frontend: Calling api.escalateToAgent...',
      '✅ Frontend: Escalation response: {response}',
      '📥 Escalation result: {response}',
      '🎯 Escalation Status: QUEUED',
      '⏳ Added to queue, position: 1',
      '⏱️ Estimated wait: 15',
      '🔌 Attempting WebSocket connection',
      '🔌 URL: {wsUrl}?userId={userId}',
      '✅ WebSocket connected successfully',
      '📡 WebSocket readyState: 1',
      '📡 register_user_sent',
      '🤝 Setting up agent communication',
    ],
    outsideHours: [
      '🎯 User selected: Ask a general question',
      '🎯 User Selection: Human Agent',
      '🤝 User selected: Human Agent',
      '🚀 Frontend: Starting escalateToHuman',
      '🔍 Frontend: Conversation ID: {conversationId}',
      '🔍 User Session ID: {userId}',
      '📤 Frontend: Calling api.escalateToAgent...',
      '✅ Frontend: Escalation response: {response}',
      '📥 Escalation result: {response}',
      '🎯 Escalation Status: OUTSIDE_HOURS',
    ],
    assistant: [
      '🎯 User selected: Ask a general question',
      '🎯 User Selection: AI Chatbot',
      '🤖 User selected: AI Chatbot',
    ],
  },
  agent: {
    signedIn: ['🔌 Agent WebSocket connecting...', '✅ Agent registered: {agentId}'],
    assigned: ['📥 Agent: New notification received', '🆕 New conversation assigned: {conversationId}'],
  },
  admin: {
    signedIn: ['🔌 Admin WebSocket connecting...', '✅ Admin registered: {adminId}'],
    assigned: [
      '📥 Admin: Notification received',
      '✅ Conversation assigned to agent',
      '✅ Agent: Sarah, Conv: {conversationId}',
    ],
    queued: ['📥 Admin: Notification received', '⏳ New entry in queue', '⏳ Position: 1, Conv: {conversationId}'],
  },
  server: {
    userRegistered: [
      '📝 WebSocket: User registration request',
      '📝 User ID: {userId}',
      '✅ User registered successfully',
      '✅ Room joined: user_{userId}',
    ],
    agentRegistered: [
      '📝 WebSocket: Agent registration request',
      '✅ JWT token verified for agent',
      '✅ Agent registered successfully',
      '✅ Rooms joined: [agent_{agentId}, agents]',
    ],
    adminRegistered: [
      '📝 WebSocket: Admin registration request',
      '✅ JWT token verified for admin: {adminId}',
      '✅ Admin registered successfully',
      '✅ Rooms joined: [admin_{adminId}, admins]',
    ],
    requested: [
      '🔍 Backend: Escalation request received',
      '🔍 Conversation ID: {conversationId}',
      '🔍 User ID: {userId}',
      '⏰ Checking business hours...',
      '⏰ Within Hours: {within}',
      '⏰ Online Agents: {anyOnline}',
      '👥 Querying for online agents...',
      '👥 Agent Query Results: Total: 3, Online: {online}, Available: {online}',
    ],
    chosen: [
      '✅ Agent Available - Assigning immediately',
      '✅ Agent: Sarah',
      '✅ Current: 0/5',
      '💾 Database: Creating assignment transaction',
      '✅ Database: Transaction completed',
    ],
    assigned: [
      '📢 Sending notification to agent',
      '📢 WebSocket: Sending notification to agent',
      '📢 Agent ID: {agentId}',
      '📢 Room: agent_{agentId}',
      '✅ Agent notification emitted',
      '✅ Agent notification sent',
      '📢 Sending notification to admins',
      '📢 WebSocket: Broadcasting to all admins',
      '📢 Type: CONVERSATION_ASSIGNED',
      '📢 Room: admins',
      '✅ Admin notification broadcasted',
      '✅ Admin notification sent',
    ],
    queued: [
      '⏳ No available agents - adding to queue',
      '💾 Database: Creating queue entry',
      '✅ Queue entry created',
      '💾 Updating conversation',
      '📊 Queue Status: Position: 1, Wait: 15',
      '📢 Sending notification to admins',
      '📢 WebSocket: Broadcasting to all admins',
      '📢 Type: NEW_QUEUE_ENTRY',
      '📢 Room: admins',
      '✅ Admin notification broadcasted',
      '✅ Admin notification sent',
    ],
  },
} as const;

/** The lines with the run's values in them. */
export function filled(lines: readonly string[], values: Readonly<Record<string, string>>): string[] {
  return lines.map((line) =>
    line.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`The checkpoint "${line}" needs a value for ${name}.`);
      return value;
    }),
  );
}
