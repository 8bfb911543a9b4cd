import type { RawData } from 'ws';
import { type ClientEvent, clientEvents, type ClientFrame, clientFrames } from '@honey/protocol/client-frames';
import { type Failure, refuse } from '../domain/outcome.ts';

export type Decoded =
  { ok: true; frame: ClientFrame } | { ok: false; failure: Failure; requestEvent?: string; clientMessageId?: string };

/** Longest part of a client's own words that an error gives back. */
const MAX_ECHO = 128;

const known = new Set<string>(clientEvents);

/** Reads one frame. Whatever is wrong with it becomes a refusal that names what. */
export function decodeFrame(raw: RawData, isBinary: boolean): Decoded {
  if (isBinary) return { ok: false, failure: refuse('BAD_FRAME', 'Frames are text, not binary.') };
  let value: unknown;
  try {
    value = JSON.parse((raw as Buffer).toString('utf8'));
  } catch {
    return { ok: false, failure: refuse('BAD_FRAME', 'The frame is not JSON.') };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, failure: refuse('BAD_FRAME', 'The frame is not an object.') };
  }
  const event = 'event' in value && Object.hasOwn(value, 'event') ? value.event : undefined;
  const data = 'data' in value && Object.hasOwn(value, 'data') ? value.data : undefined;
  if (typeof event !== 'string') return { ok: false, failure: refuse('BAD_FRAME', 'The frame has no "event".') };
  if (!known.has(event)) {
    return { ok: false, failure: refuse('UNKNOWN_EVENT', 'This event is not known.'), ...echoOf(event, data) };
  }
  const parsed = clientFrames[event as ClientEvent].safeParse(data);
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({
      path: ['data', ...issue.path].join('.'),
      message: issue.message,
    }));
    const first = errors[0];
    const detail = first ? `${first.path}: ${first.message}` : 'The data does not fit the event.';
    return { ok: false, failure: { ...refuse('INVALID_INPUT', detail), errors }, ...echoOf(event, data) };
  }
  return { ok: true, frame: { event, data: parsed.data ?? {} } as ClientFrame };
}

/** What of a refused frame an error gives back, so that the client knows which one it was. */
function echoOf(event: string, data: unknown) {
  return { requestEvent: event.slice(0, MAX_ECHO), ...clientMessageIdOf(data) };
}

function clientMessageIdOf(data: unknown): { clientMessageId?: string } {
  if (typeof data !== 'object' || data === null || !('clientMessageId' in data)) return {};
  return typeof data.clientMessageId === 'string' ? { clientMessageId: data.clientMessageId.slice(0, MAX_ECHO) } : {};
}
