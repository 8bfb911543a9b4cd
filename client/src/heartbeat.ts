import { PING_INTERVAL_MS } from '@honey/protocol/limits';

/**
 * A link on which nothing arrived for this long is dead, whatever the browser says. It may die right after the last
 * word, and a second is left for timers that are late: 35 s in all.
 */
const SILENCE_MS = 34_000;
/** How long a link may stay silent after the network changed or the page came back to the front. */
const PROBE_MS = 4_000;

interface HeartbeatOptions {
  ping: () => void;
  /** Nothing was heard for too long. */
  onSilence: () => void;
}

/** Notices a dead link: pings, and expects to hear anything at all within a while. */
export function createHeartbeat({ ping, onSilence }: HeartbeatOptions) {
  let pings: ReturnType<typeof setInterval> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  function expectWithin(ms: number) {
    clearTimeout(silence);
    silence = setTimeout(onSilence, ms);
  }

  return {
    /** Something arrived, or the link has just opened. */
    heard: () => {
      expectWithin(SILENCE_MS);
    },
    startPinging: () => {
      clearInterval(pings);
      pings = setInterval(ping, PING_INTERVAL_MS);
    },
    /** The link may have died unnoticed: ask, and wait only briefly for the answer. */
    probe: () => {
      ping();
      expectWithin(PROBE_MS);
    },
    stop: () => {
      clearInterval(pings);
      clearTimeout(silence);
    },
  };
}
