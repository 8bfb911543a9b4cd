import { answerDueBy } from '@honey/client/apply-evidence';
import type { Services } from './services.ts';

/** The server looks once a second who did not answer. */
const SETTLES_WITHIN_MS = 1_500;
const LOOK_AGAIN_MS = 5_000;

/** When an answer is due by this device's clock, in epoch milliseconds. */
export function dueAt(answerBy: string, clockAheadMs: number): number {
  return Date.parse(answerBy) - clockAheadMs;
}

/**
 * Asks what became of the place once the time to answer is over: nobody is told of a place that is given up.
 * `refresh` asks; it is repeated while the question stands.
 */
export function watchQuestionDeadline({ store }: Services, refresh: () => Promise<void>): void {
  let watched: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function lookAfter(answerBy: string, waitMs: number) {
    timer = setTimeout(() => {
      void refresh().finally(() => {
        if (watched === answerBy) lookAfter(answerBy, LOOK_AGAIN_MS);
      });
    }, waitMs);
  }

  store.subscribe(() => {
    const { conversation, clockAheadMs } = store.get();
    const answerBy = conversation === null ? null : answerDueBy(conversation);
    if (answerBy === watched) return;
    watched = answerBy;
    clearTimeout(timer);
    if (answerBy === null) return;
    lookAfter(answerBy, Math.max(dueAt(answerBy, clockAheadMs) - Date.now(), 0) + SETTLES_WITHIN_MS);
  });
}
