import { pathId } from '@honey/client/rest-client';
import type { RestClient } from '@honey/client/rest-client';
import type { CannedRepliesAnswer, CannedReply, CannedReplyBody } from '@honey/protocol/rest-desk';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { queryKeys } from '../../shared/query-keys.ts';

const PATH = '/admin/canned-replies';

/** The replies that agents bring with `/`, by shortcut. */
export function useReplies() {
  const { rest } = useAdminSession();
  return useQuery({
    queryKey: queryKeys.replies,
    queryFn: async () => (await rest.get<CannedRepliesAnswer>(PATH)).replies,
  });
}

interface ReplyMutation<Input> {
  send: (rest: RestClient, input: Input) => Promise<unknown>;
  /** What to tell when it is done. */
  done: string;
  onDone: () => void;
}

function useReplyMutation<Input>({ send, done, onDone }: ReplyMutation<Input>) {
  const { rest } = useAdminSession();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => send(rest, input),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.replies });
      toast.success(done);
      onDone();
    },
  });
}

/** Keeps a reply: a new one when `id` is null. */
export function useSaveReply(id: string | null, onDone: () => void) {
  return useReplyMutation({
    send: (rest, body: CannedReplyBody) =>
      id === null ? rest.post<CannedReply>(PATH, body) : rest.patch<CannedReply>(`${PATH}/${pathId(id)}`, body),
    done: 'The reply is kept.',
    onDone,
  });
}

export function useDeleteReply(onDone: () => void) {
  return useReplyMutation({
    send: (rest, id: string) => rest.delete(`${PATH}/${pathId(id)}`),
    done: 'The reply is deleted.',
    onDone,
  });
}
