/** How often "typing" is said while it goes on, and how long after the last key "stopped" is said. Milliseconds. */
const REPEAT_MS = 3_000;
const IDLE_MS = 5_000;

/** Tells the other side that one is typing, without telling it at every key. */
export const createTypingNotifier = (say: (isTyping: boolean) => void, now: () => number = Date.now) => {
  let saidAt: number | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;

  const stopped = () => {
    clearTimeout(idle);
    if (saidAt === null) return;
    saidAt = null;
    say(false);
  };

  return {
    stopped,
    typed: () => {
      clearTimeout(idle);
      idle = setTimeout(stopped, IDLE_MS);
      if (saidAt !== null && now() - saidAt < REPEAT_MS) return;
      saidAt = now();
      say(true);
    },
  };
};
