import { withNote } from '@honey/client/notes';
import type { AgentConversationsAnswer } from '@honey/protocol/rest';
import type { Note, NotesAnswer } from '@honey/protocol/rest-desk';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { toast } from 'sonner';
import { customerName } from '../../shared/customer-name.ts';
import { queryKeys } from '../../shared/query-keys.ts';
import { deviceSettings } from '../device/device-settings.ts';

/** Shows a note at once where its chat is open, and says so when somebody else wrote it. */
export const useNoteNews = (ownId: string) => {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return (note: Note): void => {
    const { conversationId, authorName, agentId, noteId } = note;
    queryClient.setQueryData<NotesAnswer>(
      queryKeys.notes(conversationId),
      (before) => before && { notes: [...withNote(before.notes, note)] },
    );
    if (agentId === ownId) return;
    const listed = queryClient
      .getQueryData<AgentConversationsAnswer>(queryKeys.myConversations)
      ?.conversations.find((one) => one.conversationId === conversationId);
    toast(`${authorName} wrote you a note on ${listed ? customerName(listed.userId) : 'a chat'}`, {
      id: noteId,
      description: deviceSettings.get().isDiscreet ? null : note.text,
      duration: 12_000,
      action: {
        label: 'Open',
        onClick: () => void navigate({ to: '/chats/$conversationId', params: { conversationId } }),
      },
    });
  };
};
