import { expect, test } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import type { LineRow } from '../../shared/board-rows.ts';
import { agent, lineRow, metrics } from '../../shared/board.fixtures.ts';
import { queryKeys } from '../../shared/query-keys.ts';
import { applyToCache } from './board-cache.ts';

const timestamp = '2026-03-02T09:00:00.000Z';
const conversationIds = (queryClient: QueryClient) =>
  queryClient.getQueryData<LineRow[]>(queryKeys.queue)?.map((row) => row.conversationId);

test('a notification moves every list that shows it', () => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(queryKeys.queue, [lineRow({ conversationId: 'c' })]);
  queryClient.setQueryData(queryKeys.active, []);
  queryClient.setQueryData(queryKeys.agents, [agent()]);
  queryClient.setQueryData(queryKeys.metrics, metrics({ queueLength: 1 }));

  applyToCache(queryClient, {
    type: 'CONVERSATION_ASSIGNED',
    userId: 'u',
    timestamp,
    conversationId: 'c',
    agentId: 'agent-sarah',
    agentName: 'Sarah',
  });

  expect(conversationIds(queryClient)).toEqual([]);
  expect(queryClient.getQueryData(queryKeys.active)).toHaveLength(1);
  expect(queryClient.getQueryData(queryKeys.agents)).toMatchObject([{ currentChats: 1 }]);
  expect(queryClient.getQueryData(queryKeys.metrics)).toMatchObject({ queueLength: 0, activeConversations: 1 });
  queryClient.clear();
});

test('an answer that was asked for before a notification does not take the board back', async () => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(queryKeys.queue, [lineRow({ conversationId: 'first' })]);
  const { promise: oldAnswer, resolve: answer } = Promise.withResolvers<LineRow[]>();
  const asked = queryClient.query({ queryKey: queryKeys.queue, queryFn: () => oldAnswer, staleTime: 0 });
  const settled = Promise.allSettled([asked]);

  applyToCache(queryClient, { type: 'NEW_QUEUE_ENTRY', timestamp, conversationId: 'second', position: 2 });
  answer([lineRow({ conversationId: 'first' })]);
  await settled;

  expect(conversationIds(queryClient)).toEqual(['first', 'second']);
  queryClient.clear();
});
