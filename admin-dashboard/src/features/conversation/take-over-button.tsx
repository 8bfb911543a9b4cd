import type { Conversation } from '@honey/protocol/entities';
import { useSession } from '@honey/ui/use-session';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { useAgents } from '../../shared/board-queries.ts';
import { queryKeys } from '../../shared/query-keys.ts';
import { refusalText } from '../../shared/refusal-text.ts';

/** For an admin who has an agent's account too: takes the chat to the own desk, or leads to it there. */
export function TakeOverButton({ conversation: { conversationId, assignedAgent } }: { conversation: Conversation }) {
  const session = useAdminSession();
  const queryClient = useQueryClient();
  const state = useSession(session);
  const agents = useAgents();
  const email = state.status === 'signed-in' ? state.profile.email : null;
  const own = (agents.data ?? []).find((agent) => agent.email === email && !agent.disabled);
  const take = useMutation({
    mutationFn: () => session.api.takeOver(conversationId),
    onSuccess: () => toast.success('The chat is at your desk now.'),
    onError: (error) => toast.error(refusalText(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.conversation(conversationId) }),
  });
  if (!own) return null;
  if (assignedAgent?.agentId === own.id) {
    return (
      <a href={`/agent-dashboard/chats/${encodeURIComponent(conversationId)}`} target="_blank" rel="noopener">
        Open it at your desk
      </a>
    );
  }
  return (
    <Button
      variant="default"
      size="xs"
      loading={take.isPending}
      onClick={() => {
        take.mutate();
      }}
    >
      Take over
    </Button>
  );
}
