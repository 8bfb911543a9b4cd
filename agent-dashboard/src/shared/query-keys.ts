/** Names of what is kept from REST. */
export const queryKeys = {
  me: ['me'] as const,
  myConversations: ['my-conversations'] as const,
  availability: ['availability'] as const,
  line: ['line'] as const,
  cannedReplies: ['canned-replies'] as const,
  colleagues: ['colleagues'] as const,
  closedChats: ['closed-chats'] as const,
  earlier: (conversationId: string) => ['earlier', conversationId] as const,
  search: (words: string) => ['search', words] as const,
  usedTags: ['used-tags'] as const,
  tags: (conversationId: string) => ['tags', conversationId] as const,
  notes: (conversationId: string) => ['notes', conversationId] as const,
  conversation: (conversationId: string) => ['conversation', conversationId] as const,
};

export const mutationKeys = {
  close: (conversationId: string) => ['close', conversationId] as const,
  transfer: (conversationId: string) => ['transfer', conversationId] as const,
  tags: (conversationId: string) => ['tags', conversationId] as const,
  claim: ['claim'] as const,
};
