import { withNote } from '@honey/client/notes';
import { pathId } from '@honey/client/rest-client';
import type { Note, NoteBody, NotesAnswer } from '@honey/protocol/rest-desk';
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { queryKeys } from '../../shared/query-keys.ts';

const pathOf = (conversationId: string) => `/conversations/${pathId(conversationId)}/notes`;

/** What the team wrote about a conversation, oldest first. */
export function useNotes(conversationId: string) {
  const { rest } = useAdminSession();
  return useQuery({
    queryKey: queryKeys.notes(conversationId),
    queryFn: async () => (await rest.get<NotesAnswer>(pathOf(conversationId))).notes as readonly Note[],
  });
}

/** Keeps a note beside the conversation; its agent's screens show it at once. */
export function useAddNote(conversationId: string, onKept: () => void) {
  const { rest } = useAdminSession();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => rest.post<Note>(pathOf(conversationId), { text } satisfies NoteBody),
    onSuccess: (note) => {
      showNote(queryClient, note);
      onKept();
    },
  });
}

/** Puts a note among those that are shown, if they are. */
export function showNote(queryClient: QueryClient, note: Note): void {
  queryClient.setQueryData<readonly Note[]>(
    queryKeys.notes(note.conversationId),
    (before) => before && withNote(before, note),
  );
}
