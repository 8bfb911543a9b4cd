/** A "typing" whose "stopped" was lost must not stay for ever. */
const EXPIRY_MS = 8_000;

/** Calls `onExpired` for a chat in which typing was heard and nothing since. */
export const createTypingExpiry = (onExpired: (conversationId: string) => void) => {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  return {
    heard: (conversationId: string, isTyping: boolean) => {
      clearTimeout(timers.get(conversationId));
      timers.delete(conversationId);
      if (!isTyping) return;
      const timer = setTimeout(() => {
        timers.delete(conversationId);
        onExpired(conversationId);
      }, EXPIRY_MS);
      timers.set(conversationId, timer);
    },
    dispose: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
};
