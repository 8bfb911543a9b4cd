import type { AdminAgent } from '@honey/protocol/entities';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { queryKeys } from '../../shared/query-keys.ts';

interface AgentMutation<Input, Answer extends AdminAgent> {
  send: (input: Input) => Promise<Answer>;
  /** What to tell when it is done. */
  done: (agent: Answer) => string;
  onDone: (agent: Answer) => void;
}

/** A change to the agents: told when done, and the lists that show agents asked for again. */
export function useAgentMutation<Input, Answer extends AdminAgent>({
  send,
  done,
  onDone,
}: AgentMutation<Input, Answer>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (agent) => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.agents });
      void queryClient.invalidateQueries({ queryKey: queryKeys.metrics });
      toast.success(done(agent));
      onDone(agent);
    },
  });
}
