import { failureText } from '@honey/ui/failure-text';
import { useMutation, useQuery } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { queryKeys } from '../../shared/query-keys.ts';

/** Milliseconds. Today's figures stand on the board, beside numbers that are asked for as often. */
const REFETCH_TODAY_MS = 30_000;
const REFETCH_MS = 60_000;

/** What to report: both days are part of it. */
export interface Wanted {
  /** `2026-11-22`. */
  from: string;
  to: string;
  by: 'day' | 'agent';
}

export function useToday() {
  const { api } = useAdminSession();
  return useQuery({
    queryKey: queryKeys.reports('today'),
    queryFn: api.todayReport,
    refetchInterval: REFETCH_TODAY_MS,
    // Who opens a report wants it as it is now, not as another page knew it.
    refetchOnMount: 'always',
  });
}

export function useReport(wanted: Wanted) {
  const { api } = useAdminSession();
  const { from, to, by } = wanted;
  return useQuery({
    queryKey: queryKeys.reports(`${from} ${to} ${by}`),
    queryFn: () => api.report(wanted),
    refetchInterval: REFETCH_MS,
  });
}

/** Fetches the table as CSV and hands it to the browser to keep. */
export function useSaveCsv() {
  const { api } = useAdminSession();
  return useMutation({
    mutationFn: async (wanted: Wanted) => {
      const { from, to, by } = wanted;
      const file = new Blob([await api.reportCsv(wanted)], { type: 'text/csv' });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(file);
      link.download = `honey-${by}-${from}-${to}.csv`;
      link.click();
      URL.revokeObjectURL(link.href);
    },
    onError: (error) => toast.error(failureText(error)),
  });
}
