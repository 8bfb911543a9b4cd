import type { Conversation } from '@honey/protocol/entities';
import type {
  AccessTokenAnswer,
  AgentConversationsAnswer,
  AgentLoginAnswer,
  LoginBody,
  MeAnswer,
  MessagesAnswer,
  PasswordBody,
  TransferBody,
} from '@honey/protocol/rest';
import type {
  AgentQueueAnswer,
  AgentStanding,
  AgentStatusBody,
  CannedRepliesAnswer,
  ClosedChatsAnswer,
  ColleaguesAnswer,
  EarlierAnswer,
  Note,
  NotesAnswer,
  SearchAnswer,
  SnoozeAnswer,
  SnoozeBody,
  TagsAnswer,
} from '@honey/protocol/rest-desk';
import type { QueueStatusAnswer } from '@honey/protocol/escalation';
import { createSending } from './message-api.ts';
import { pathId } from './rest-client.ts';
import type { RestClient } from './rest-client.ts';

/** What an agent's desk may ask of the server. */
export type AgentApi = ReturnType<typeof createAgentApi>;

export function createAgentApi(rest: RestClient) {
  const at = (conversationId: string, suffix = '') => `/conversations/${pathId(conversationId)}${suffix}`;
  return {
    ...createSending(rest),
    login: (body: LoginBody) => rest.post<AgentLoginAnswer>('/auth/agent/login', body),
    refresh: () => rest.post<AccessTokenAnswer>('/auth/refresh'),
    logout: () => rest.post<undefined>('/auth/logout'),
    changePassword: (body: PasswordBody) => rest.post<undefined>('/auth/password', body),
    me: () => rest.get<MeAnswer>('/auth/me'),
    /** The agent's own row: status, load, cap. */
    profile: () => rest.get<AgentStanding>('/agents/me'),
    setStatus: (body: AgentStatusBody) => rest.patch<AgentStanding>('/agents/me/status', body),
    myConversations: () => rest.get<AgentConversationsAnswer>('/agents/me/conversations'),
    /** The first of the line, and how long it is. */
    queue: () => rest.get<AgentQueueAnswer>('/agents/queue'),
    /** The other agents who are there. */
    colleagues: () => rest.get<ColleaguesAnswer>('/agents/colleagues'),
    /** Closed chats that were this agent's, latest first, after the one named. */
    closedChats: (before: string | null) =>
      rest.get<ClosedChatsAnswer>(`/agents/me/closed${before === null ? '' : `?before=${pathId(before)}`}`),
    /** What was said in the agent's own chats, latest first, after the message named. */
    search: (words: string, before: string | null) => {
      const query = new URLSearchParams({ q: words, ...(before === null ? {} : { before }) });
      return rest.get<SearchAnswer>(`/agents/search?${query.toString()}`);
    },
    cannedReplies: () => rest.get<CannedRepliesAnswer>('/agents/canned-replies'),
    claim: (conversationId: string) => rest.post<Conversation>(at(conversationId, '/claim'), {}),
    accept: (conversationId: string) => rest.post<Conversation>(at(conversationId, '/accept'), {}),
    /** To a certain agent, or back to the line when none is named. */
    transfer: (conversationId: string, body: TransferBody) =>
      rest.post<Conversation>(at(conversationId, '/transfer'), body),
    notes: (conversationId: string) => rest.get<NotesAnswer>(at(conversationId, '/notes')),
    addNote: (conversationId: string, text: string) => rest.post<Note>(at(conversationId, '/notes'), { text }),
    /** Puts a chat aside; `seenSeq` is the last entry that the screen has shown. */
    snooze: (conversationId: string, body: SnoozeBody) => rest.post<SnoozeAnswer>(at(conversationId, '/snooze'), body),
    wake: (conversationId: string) => rest.delete<SnoozeAnswer>(at(conversationId, '/snooze')),
    tags: (conversationId: string) => rest.get<TagsAnswer>(at(conversationId, '/tags')),
    /** All tags of the conversation; what is not named goes. */
    setTags: (conversationId: string, tags: readonly string[]) =>
      rest.put<TagsAnswer>(at(conversationId, '/tags'), { tags }),
    /** The team's tags, the most used first. */
    usedTags: () => rest.get<TagsAnswer>('/agents/tags'),
    /** The same customer's conversations before this one. */
    earlier: (conversationId: string) => rest.get<EarlierAnswer>(at(conversationId, '/earlier')),
    conversation: (conversationId: string) => rest.get<Conversation>(at(conversationId)),
    /** Entries after `after`, ascending by `seq`. */
    messages: (conversationId: string, after: number) =>
      rest.get<MessagesAnswer>(at(conversationId, `/messages?after=${String(after)}&limit=200`)),
    close: (conversationId: string, outcome?: string) =>
      rest.post<QueueStatusAnswer>(at(conversationId, '/close'), outcome === undefined ? {} : { outcome }),
  };
}
