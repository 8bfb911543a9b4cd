/** A wait that can be cut short. */
export interface Gate {
  wait: (ms: number) => Promise<void>;
  /** Ends the wait now; nothing happens when nobody waits. */
  open: () => void;
  isWaiting: () => boolean;
}

export function createGate(): Gate {
  let release: (() => void) | null = null;
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          release = null;
          resolve();
        };
        const timer = setTimeout(done, ms);
        release = done;
      }),
    open: () => release?.(),
    isWaiting: () => release !== null,
  };
}
