import type { ApiErrorCode } from '@honey/client/api-error';
import type { Trouble } from './chatbot/widget-state.ts';
import { ordinal, say, sayCount, sentenceLocale } from './language/say.ts';
import type { TextKey } from './language/say.ts';
import { currentLocale, timeOfDay } from './locale.ts';

/** How long it usually takes, in whole minutes. */
export function waitWords(estimatedWait: number, range: { low: number; high: number } | null): string {
  if (range !== null && range.high > range.low) {
    const { low, high } = range;
    return low === 0 ? sayCount('queue.waitBelow', high) : sayCount('queue.waitRange', high, { low });
  }
  return estimatedWait < 1 ? say('queue.waitShort') : sayCount('queue.waitAbout', estimatedWait);
}

/** Why one waits at this place, in a sentence or two. `onlineAgents` is null when nobody could say. */
export function whyWords(position: number, onlineAgents: number | null): string {
  const before = position - 1;
  if (onlineAgents === 0) return before === 0 ? say('queue.nextGuess') : sayCount('queue.beforeGuess', before);
  const why = onlineAgents === null ? say('queue.busy') : sayCount('queue.helping', onlineAgents);
  return `${why} ${before === 0 ? say('queue.next') : sayCount('queue.before', before)}`;
}

/** Where one stands in the line; `isBack` for who was in a chat before. */
export function standingWords(place: { position: number } | null, isBack: boolean): string {
  if (place === null) return say(isBack ? 'header.backInLine' : 'header.inLine');
  return say(isBack ? 'header.backAtPlace' : 'header.place', { place: ordinal(place.position) });
}

/** How much time is left, in whole words, from milliseconds. */
export function leftWords(leftMs: number): string {
  if (leftMs <= 0) return say('queue.timeUp');
  if (leftMs < 15_000) return say('queue.secondsLeft');
  if (leftMs < 45_000) return say('queue.underMinuteLeft');
  return sayCount('queue.minutesLeft', Math.round(leftMs / 60_000));
}

/** How many days after `now` a moment is, by the visitor's calendar. */
function daysAhead(at: Date, now: Date): number {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  const target = new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
  // Rounded, because a day around a change of the clock is not 24 hours long.
  return Math.round((target - midnight) / 86_400_000);
}

/** A moment to come, in the visitor's own time zone: "today at 17:30", "on Monday at 09:00". */
export function momentWords(at: Date, now: Date): string {
  const days = daysAhead(at, now);
  const time = timeOfDay(at);
  if (days <= 0) return say('moment.today', { time });
  if (days === 1) return say('moment.tomorrow', { time });
  const form =
    days < 7 ? ({ weekday: 'long' } as const) : ({ weekday: 'long', day: 'numeric', month: 'long' } as const);
  return say('moment.day', { day: at.toLocaleDateString(sentenceLocale(), form).replace(',', ''), time });
}

/** Until when: the hour alone if that is today. */
export function untilWords(at: Date, now: Date): string {
  return say('ask.openUntil', { moment: daysAhead(at, now) <= 0 ? timeOfDay(at) : momentWords(at, now) });
}

/** The size of a file. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return say('file.kilobytes', { count: Math.max(1, Math.round(bytes / 1_000)) });
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return say('file.megabytes', { count: (bytes / 1_000_000).toLocaleString(currentLocale(), digits) });
}

function reason(code: ApiErrorCode): TextKey {
  switch (code) {
    case 'OFFLINE':
      return 'trouble.offline';
    case 'RATE_LIMITED':
      return 'trouble.tooMuch';
    case 'UNAVAILABLE':
      return 'trouble.away';
    default:
      return 'trouble.ours';
  }
}

/** Why a file was not sent, and whether another try can help. */
export function fileTrouble(code: ApiErrorCode): { words: string; mayRetry: boolean } {
  switch (code) {
    case 'PAYLOAD_TOO_LARGE':
      return { words: say('file.tooLarge'), mayRetry: false };
    case 'UNSUPPORTED_MEDIA_TYPE':
      return { words: say('file.wrongKind'), mayRetry: false };
    case 'WRONG_STATE':
      return { words: say('file.noMore'), mayRetry: false };
    case 'CONVERSATION_CLOSED':
    case 'NOT_FOUND':
      return { words: say('file.ended'), mayRetry: false };
    default:
      return { words: say('write.notSent'), mayRetry: true };
  }
}

const consequences = {
  load: 'trouble.load',
  escalate: 'trouble.escalate',
  question: 'trouble.question',
  leave: 'trouble.leave',
  keep: 'trouble.keep',
  rate: 'trouble.rate',
  message: 'trouble.message',
} as const;

/** What happened, whether anything was lost, and what to do. */
export function troubleWords({ about, code }: Trouble): string {
  return about === 'session' ? say('trouble.session') : `${say(reason(code))} ${say(consequences[about])}`;
}
