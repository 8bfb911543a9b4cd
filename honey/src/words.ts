import type { ApiErrorCode } from '@honey/client/api-error';
import type { Trouble } from './chatbot/widget-state.ts';
import { timeOfDay } from './locale.ts';

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long' });
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });

function plural(count: number, one: string, many: string): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

export function minutes(count: number): string {
  return plural(count, 'minute', 'minutes');
}

export function characters(count: number): string {
  return plural(count, 'character', 'characters');
}

/** How long it usually takes, in whole minutes. */
export function waitWords(estimatedWait: number, range: { low: number; high: number } | null): string {
  if (range !== null && range.high > range.low) {
    return range.low === 0
      ? `Usually less than ${minutes(range.high)}`
      : `Usually ${String(range.low)} to ${minutes(range.high)}`;
  }
  return estimatedWait < 1 ? 'Usually less than a minute' : `About ${minutes(estimatedWait)}`;
}

/** Why one waits at this place, in a sentence or two. `onlineAgents` is null when nobody could say. */
export function whyWords(position: number, onlineAgents: number | null): string {
  const before = position === 2 ? 'One person is' : `${String(position - 1)} people are`;
  if (onlineAgents === 0) {
    const turn = position === 1 ? 'You are next' : `${before} before you`;
    return `No counsellor is signed in right now, so this is a guess. ${turn} when one comes.`;
  }
  const reason =
    onlineAgents === null ? 'the team is busy right now' : 'everyone on the team is with someone right now';
  if (position === 1) return `You are next. ${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
  return `${before} before you, and ${reason}.`;
}

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const suffixes = new Map<Intl.LDMLPluralRule, string>([
  ['one', 'st'],
  ['two', 'nd'],
  ['few', 'rd'],
]);

/** "1st", "22nd". */
export function ordinal(position: number): string {
  return `${String(position)}${suffixes.get(ordinals.select(position)) ?? 'th'}`;
}

/** How much time is left, in whole words, from milliseconds. */
export function leftWords(leftMs: number): string {
  if (leftMs <= 0) return 'The time is up. Looking whether your place is still there.';
  if (leftMs < 15_000) return 'A few seconds are left.';
  if (leftMs < 45_000) return 'Less than a minute is left.';
  const left = Math.round(leftMs / 60_000);
  return left <= 1 ? 'About a minute is left.' : `About ${minutes(left)} are left.`;
}

/** A moment to come, in the visitor's own time zone: "today at 17:30", "on Monday at 09:00". */
export function momentWords(at: Date, now: Date): string {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  const target = new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
  // Rounded, because a day around a change of the clock is not 24 hours long.
  const days = Math.round((target - midnight) / 86_400_000);
  const time = timeOfDay(at);
  if (days <= 0) return `today at ${time}`;
  if (days === 1) return `tomorrow at ${time}`;
  return days < 7 ? `on ${weekday.format(at)} at ${time}` : `on ${day.format(at).replace(',', '')} at ${time}`;
}

function reason(code: ApiErrorCode): string {
  switch (code) {
    case 'OFFLINE':
      return 'We could not reach Honey. Your connection may be down.';
    case 'RATE_LIMITED':
      return 'That was a lot in a short time. Wait a moment, then go on.';
    case 'UNAVAILABLE':
      return 'Honey is away for a moment.';
    default:
      return 'Something went wrong on our side.';
  }
}

/** Why a file was not sent, and whether another try can help. */
export function fileTrouble(code: ApiErrorCode): { words: string; mayRetry: boolean } {
  switch (code) {
    case 'PAYLOAD_TOO_LARGE':
      return { words: 'Not sent: a file may have 5 MB.', mayRetry: false };
    case 'UNSUPPORTED_MEDIA_TYPE':
      return { words: 'Not sent: only pictures and PDF files that are not damaged can be.', mayRetry: false };
    case 'WRONG_STATE':
      return { words: 'Not sent: this chat takes no more files.', mayRetry: false };
    case 'CONVERSATION_CLOSED':
    case 'NOT_FOUND':
      return { words: 'Not sent: the conversation had ended.', mayRetry: false };
    default:
      return { words: 'Not sent.', mayRetry: true };
  }
}

/** What happened, whether anything was lost, and what to do. */
export function troubleWords({ about, code }: Trouble): string {
  switch (about) {
    case 'load':
      return `${reason(code)} Your chat is kept. We are trying again.`;
    case 'escalate':
      return `${reason(code)} You are not in line yet. Try again, or ask the assistant.`;
    case 'question':
      return `${reason(code)} Your question was not lost. Try again.`;
    case 'leave':
      return `${reason(code)} You are still in line.`;
    case 'keep':
      return `${reason(code)} Your answer did not arrive. Answer again.`;
    case 'rate':
      return `${reason(code)} Your rating was not sent. Try again.`;
    case 'message':
      return `${reason(code)} Your message was not sent. It is still here. Try again.`;
    case 'session':
      return 'This chat cannot go on from this device. You can start a new one.';
  }
}
