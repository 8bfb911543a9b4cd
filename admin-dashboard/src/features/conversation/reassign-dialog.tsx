import type { Conversation } from '@honey/protocol/entities';
import { failureText } from '@honey/ui/failure-text';
import { Button, Group, Select, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { useAgents } from '../../shared/board-queries.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { queryKeys } from '../../shared/query-keys.ts';

const THE_LINE = 'line';
const MOST_NOTE = 1_000;

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
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const { conversationId, assignedAgent } = conversation;
  const give = useMutation({
    mutationFn: () =>
      api.reassign(conversationId, {
        ...(to === null || to === THE_LINE ? {} : { agentId: to }),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      }),
    onError: (error) => toast.error(failureText(error)),
    onSuccess: ({ assignedAgent: taker }) => {
      toast.success(taker ? `${taker.agentName} has the chat.` : 'The chat is back in the line.');
      setTo(null);
      setNote('');
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.conversation(conversationId) }),
  });
  const others = (agents.data ?? []).filter(({ id, available }) => available && id !== assignedAgent?.agentId);
  return (
    <Dialog title="Give this chat away" opened={opened} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          give.mutate();
        }}
      >
        <Stack>
          <Select
            label="To"
            placeholder="Choose"
            description={others.length === 0 ? 'No other agent has room now.' : 'Agents who are online and have room.'}
            data={[
              ...others.map(({ id, name, currentChats, maxChats }) => ({
                value: id,
                label: `${name}, ${String(currentChats)} of ${String(maxChats)} chats`,
              })),
              { value: THE_LINE, label: 'The head of the line' },
            ]}
            value={to}
            onChange={setTo}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
          />
          <Textarea
            label="Note for the next agent"
            description="Customers never see it."
            maxLength={MOST_NOTE}
            autosize
            minRows={2}
            value={note}
            onChange={(event) => {
              setNote(event.currentTarget.value);
            }}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={give.isPending} disabled={to === null}>
              Give it away
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
