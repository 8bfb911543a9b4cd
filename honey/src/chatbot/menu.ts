/** The planning-method menu, in the words the knowledge base knows its topics by. */
export const planningTopics = [
  'How to get pregnant',
  'How to prevent pregnancy',
  'How to improve my sex life',
  'Change or stop my method',
] as const;

export const GENERAL_QUESTION = 'Ask a general question';

export type PlanningMethod = (typeof planningTopics)[number] | typeof GENERAL_QUESTION;

/** The menu, in order. */
export const methods: readonly PlanningMethod[] = [...planningTopics, GENERAL_QUESTION];

export type AgentType = 'Human Agent' | 'AI Chatbot';
