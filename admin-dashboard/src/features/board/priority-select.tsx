import type { Priority } from '@honey/protocol/states';
import { priorities } from '@honey/protocol/states';
import { failureText } from '@honey/ui/failure-text';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useAdminSession } from '../../shared/admin-session.tsx';
import type { LineRow } from '../../shared/board-rows.ts';
import { queryKeys } from '../../shared/query-keys.ts';
import classes from './priority-select.module.css';

const priorityNames: Record<Priority, string> = { URGENT: 'Urgent', HIGH: 'High', NORMAL: 'Normal', LOW: 'Low' };

/** Whom the line serves first: shows the priority of somebody who waits, and changes it. */
export function PrioritySelect({ row, priority }: { row: LineRow; priority: Priority }) {
  const { api } = useAdminSession();
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (next: Priority) => api.changePriority(row.conversationId, next),
    onError: (error) => {
      toast.error(failureText(error));
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.queue }),
  });
  const shown = change.isPending ? change.variables : priority;
  return (
    <select
      className={classes['select']}
      data-priority={shown}
      value={shown}
      disabled={change.isPending}
      aria-label={`Priority of place ${String(row.position)}`}
      onChange={({ currentTarget }) => {
        const next = priorities.find((one) => one === currentTarget.value);
        if (next) change.mutate(next);
      }}
    >
      {priorities.map((one) => (
        <option key={one} value={one}>
          {priorityNames[one]}
        </option>
      ))}
    </select>
  );
}
