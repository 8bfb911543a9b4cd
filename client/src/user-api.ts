import type { Conversation } from '@honey/protocol/entities';
import type { EscalationResult, QueueStatusAnswer } from '@honey/protocol/escalation';
import type {
  Availability,
  BotAnswer,
  BotBody,
  CreateConversationAnswer,
  CreateConversationBody,
  EscalateBody,
  MessagesAnswer,
  RatingAnswer,
  RatingBody,
  TokenAnswer,
} from '@honey/protocol/rest';
import type { IdentifyAnswer, IdentifyBody } from '@honey/protocol/rest-identity';
import type { OfflineMessageAnswer, OfflineMessageBody } from '@honey/protocol/rest-offline';
import { createSending } from './message-api.ts';
import { pathId } from './rest-client.ts';
import type { RestClient } from './rest-client.ts';

/** What a customer's app may ask of the server. */
export type UserApi = ReturnType<typeof createUserApi>;

export function createUserApi(rest: RestClient) {
  const at = (conversationId: string, suffix = '') => `/conversations/${pathId(conversationId)}${suffix}`;
  return {
    ...createSending(rest),
    createConversation: (body: CreateConversationBody) => rest.post<CreateConversationAnswer>('/conversations', body),
    /** Says who one is, in the words of a JWT that the site has signed. */
    identify: (body: IdentifyBody) => rest.post<IdentifyAnswer>('/auth/user/identify', body),
    refreshToken: () => rest.post<TokenAnswer>('/auth/user/refresh'),
    availability: () => rest.get<Availability>('/agents/availability'),
    conversation: (conversationId: string) => rest.get<Conversation>(at(conversationId)),
    /** Entries after `after`, ascending by `seq`. */
    messages: (conversationId: string, after: number) =>
      rest.get<MessagesAnswer>(at(conversationId, `/messages?after=${String(after)}&limit=200`)),
    sendBot: (conversationId: string, body: BotBody) => rest.post<BotAnswer>(at(conversationId, '/bot'), body),
    escalateToAgent: (body: EscalateBody, traceparent: string) =>
      rest.post<EscalationResult>('/conversations/escalate', body, { traceparent }),
    queueStatus: (conversationId: string) =>
      rest.get<QueueStatusAnswer>(`/conversations/queue-status/${pathId(conversationId)}`),
    leaveQueue: (conversationId: string) => rest.post<QueueStatusAnswer>(at(conversationId, '/leave-queue')),
    /** Says that one is still there, after the question whether to keep waiting. */
    keepWaiting: (conversationId: string) => rest.post<QueueStatusAnswer>(at(conversationId, '/keep-waiting')),
    /** Leaves a message instead of waiting. */
    leaveMessage: (conversationId: string, body: OfflineMessageBody) =>
      rest.post<OfflineMessageAnswer>(at(conversationId, '/offline-message'), body),
    /** Says, once, how it was to talk to a person. */
    rate: (conversationId: string, body: RatingBody) => rest.post<RatingAnswer>(at(conversationId, '/rating'), body),
    close: (conversationId: string) => rest.post<QueueStatusAnswer>(at(conversationId, '/close'), {}),
  };
}
