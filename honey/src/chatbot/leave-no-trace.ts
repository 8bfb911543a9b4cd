import type { Services } from './services.ts';

/**
 * Ends the conversation on the server while the page is already going away. Nobody can come back to it after a
 * quick exit, or when this device keeps nothing, so no agent should be kept waiting for an answer. Who left a message
 * and told us how to reach them still gets one. Nothing waits for the outcome.
 */
export function endConversationInPassing({ session, store }: Services, apiUrl: string): void {
  const known = session.get();
  const conversationId = known?.conversationId ?? null;
  if (known === null || conversationId === null || store.get().messageLeft === 'reachable') return;
  const url = `${apiUrl}/conversations/${encodeURIComponent(conversationId)}/close`;
  fetch(url, {
    method: 'POST',
    keepalive: true,
    headers: { authorization: `Bearer ${known.token}`, 'content-type': 'application/json' },
    body: '{}',
  }).catch(() => undefined);
}
