import type { Conversation } from '@honey/protocol/entities';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { useAgents } from '../../shared/board-queries.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { GiveForm, type Giving } from '../../shared/give-form.tsx';
import { queryKeys } from '../../shared/query-keys.ts';
import { refusalText } from '../../shared/refusal-text.ts';

const THE_LINE = 'line';

interface ReassignDialogProps {
  conversation: Conversation;
  opened: boolean;
  onClose: () => void;
}

/** Gives a chat to another agent who has room, or back to the head of the line. */
export function ReassignDialog({ conversation, opened, onClose }: ReassignDialogProps) {
  const { api } = useAdminSession();
  const queryClient = useQueryClient();
  const agents = useAgents();
  const { conversationId, assignedAgent } = conversation;
  const give = useMutation({
    mutationFn: ({ to, note }: Giving) =>
      api.reassign(conversationId, {
        ...(to === THE_LINE ? {} : { agentId: to }),
        ...(note === undefined ? {} : { note }),
      }),
    onError: (error) => toast.error(refusalText(error)),
    onSuccess: ({ assignedAgent: taker }) => {
      toast.success(taker ? `${taker.agentName} has the chat.` : 'The chat is back in the line.');
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.conversation(conversationId) }),
  });
  return (
    <Dialog title="Give this chat away" opened={opened} onClose={onClose}>
      <GiveForm
        agents={(agents.data ?? []).filter(({ id }) => id !== assignedAgent?.agentId)}
        elsewhere={{ value: THE_LINE, label: 'The head of the line' }}
        isPending={give.isPending}
        onGive={give.mutate}
        onCancel={onClose}
      />
    </Dialog>
  );
}
