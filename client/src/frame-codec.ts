import type { ServerFrame } from '@honey/protocol/server-frames';

/** Parses `{event, data}`; null for anything else, so that one odd frame cannot break the link. */
export function parseServerFrame(text: unknown): ServerFrame | null {
  if (typeof text !== 'string') return null;
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof frame !== 'object' || frame === null) return null;
  if (!('event' in frame) || typeof frame.event !== 'string') return null;
  if (!('data' in frame) || typeof frame.data !== 'object' || frame.data === null) return null;
  // Data of a known event has the shape the protocol promises; unknown events fall through every switch.
  return frame as ServerFrame;
}
