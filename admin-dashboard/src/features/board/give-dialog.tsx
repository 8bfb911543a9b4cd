import { shortId } from '@honey/ui/short-id';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { useAgents } from '../../shared/board-queries.ts';
import type { LineRow } from '../../shared/board-rows.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { GiveForm, type Giving } from '../../shared/give-form.tsx';
import { queryKeys } from '../../shared/query-keys.ts';
import { refusalText } from '../../shared/refusal-text.ts';

interface GiveDialogProps {
  /** Whom to give to somebody; null while it is closed. The row may have left the line meanwhile: the server says so. */
  row: LineRow | null;
  onClose: () => void;
}

/** Gives somebody who waits to an agent who has room. */
export function GiveDialog({ row, onClose }: GiveDialogProps) {
  const { api } = useAdminSession();
  const queryClient = useQueryClient();
  const agents = useAgents();
  const give = useMutation({
    mutationFn: ({ conversationId, to, note }: Giving & { conversationId: string }) =>
      api.giveWaiting(conversationId, { agentId: to, ...(note === undefined ? {} : { note }) }),
    onError: (error) => toast.error(refusalText(error)),
    onSuccess: ({ assignedAgent }) => {
      toast.success(`${assignedAgent?.agentName ?? 'The agent'} has the chat.`);
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.queue }),
  });
  const who = row?.userId ? `Customer ${shortId(row.userId)}` : 'this customer';
  return (
    <Dialog title={`Give ${who} to an agent`} opened={row !== null} onClose={onClose}>
      <GiveForm
        agents={agents.data ?? []}
        isPending={give.isPending}
        onGive={(giving) => {
          if (row) give.mutate({ ...giving, conversationId: row.conversationId });
        }}
        onCancel={onClose}
      />
    </Dialog>
  );
}
