import type { Message } from '@honey/protocol/entities';
import { createFileSending } from './attachment-api.ts';
import type { OutboxItem } from './outbox-item.ts';
import { pathId } from './rest-client.ts';
import type { RestClient } from './rest-client.ts';

/** What whoever talks in a conversation may send by REST. */
export function createSending(rest: RestClient) {
  return {
    ...createFileSending(rest),
    /**
     * Says what is not confirmed by requests that outlive the page, for what a socket was given dies with it. Whatever
     * arrives both ways is said once. Resolves when each is answered, however.
     */
    sendLastWords: (items: readonly OutboxItem[]) =>
      Promise.allSettled(
        items
          .filter(({ state }) => state === 'sending')
          .map(({ conversationId, clientMessageId, text }) =>
            rest.post<Message>(
              `/conversations/${pathId(conversationId)}/messages`,
              { clientMessageId, text },
              { keepalive: true },
            ),
          ),
      ),
  };
}
