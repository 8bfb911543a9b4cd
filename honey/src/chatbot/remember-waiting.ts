import type { Services } from './services.ts';
import type { WidgetState } from './widget-state.ts';

/** A place that was given up is news until the visitor has gone on from it. */
function isAwaited({ conversation, panel }: WidgetState): boolean {
  const phase = conversation?.phase;
  switch (phase?.kind) {
    case 'queued':
    case 'assigned':
      return true;
    case 'bot':
      return phase.abandoned === true && panel === 'person';
    case 'outside_hours':
    case 'closed':
    case undefined:
      return false;
  }
}

/** Keeps on the device whether a person was there or awaited, for the next visit. */
export function rememberWaiting({ store, session }: Services): void {
  store.subscribe(() => {
    const state = store.get();
    const known = session.get();
    // Until the conversation is back nothing is known about it.
    const isUnknown = state.busy === 'loading' || state.trouble?.about === 'load';
    if (known === null || isUnknown || known.conversationId !== state.conversation?.conversationId) return;
    const awaited = isAwaited(state);
    if ((known.awaited ?? false) !== awaited) session.set({ ...known, awaited });
  });
}
