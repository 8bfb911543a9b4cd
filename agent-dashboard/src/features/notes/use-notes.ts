import { withNote } from '@honey/client/notes';
import type { Note, NotesAnswer } from '@honey/protocol/rest-desk';
import { failureText } from '@honey/ui/failure-text';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useAgentSession } from '../../shared/agent-session.ts';
import { queryKeys } from '../../shared/query-keys.ts';

const none: readonly Note[] = [];

/** What the team wrote about a chat that is this agent's, oldest first; nothing until it is known. The link brings new ones. */
export const useNotes = (conversationId: string, mayNote: boolean): readonly Note[] => {
  const { api } = useAgentSession();
  const { data } = useQuery({
    queryKey: queryKeys.notes(conversationId),
    queryFn: () => api.notes(conversationId),
    enabled: mayNote,
    refetchOnWindowFocus: true,
  });
  return data?.notes ?? none;
};

/** Keeps a note beside the chat. `onKept` runs when the server has it. */
export const useAddNote = (conversationId: string, onKept: () => void) => {
  const { api } = useAgentSession();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => api.addNote(conversationId, text),
    onSuccess: (note) => {
      queryClient.setQueryData<NotesAnswer>(queryKeys.notes(conversationId), (before) => ({
        notes: [...withNote(before?.notes ?? [], note)],
      }));
      onKept();
    },
    onError: (error) => {
      toast.error('The note was not kept', { description: failureText(error) });
    },
  });
};
