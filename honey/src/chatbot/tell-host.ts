import type { Phase } from '@honey/client/conversation-phase';
import type { HostBridge } from './host-bridge.ts';
import type { Services } from './services.ts';

function isWithoutPerson(kind: Phase['kind']): boolean {
  return kind === 'bot' || kind === 'closed';
}

/** Tells the page around us that somebody asked for a person, and that a person is there. No more than that. */
export function tellHost({ store }: Services, host: HostBridge): void {
  let before: Phase['kind'] = 'bot';
  store.subscribe(() => {
    const { conversation, busy } = store.get();
    const kind = conversation?.phase.kind ?? 'bot';
    if (kind === before) return;
    const isNew = isWithoutPerson(before) && !isWithoutPerson(kind);
    before = kind;
    // Coming back to a chat is no news.
    if (busy === 'loading') return;
    if (isNew) host.send('honey:escalated');
    if (kind === 'assigned') host.send('honey:assigned');
  });
}
