import type { AlertSettings } from '@honey/protocol/alerts';
import { failureText } from '@honey/ui/failure-text';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { queryKeys } from '../../shared/query-keys.ts';

/** The net below the notifications; milliseconds. */
const REFETCH_MS = 30_000;

export function useAlerts() {
  const { api } = useAdminSession();
  return useQuery({
    queryKey: queryKeys.alerts,
    queryFn: async () => (await api.alerts()).alerts,
    refetchInterval: REFETCH_MS,
  });
}

export function useAlertRules() {
  const { api } = useAdminSession();
  return useQuery({ queryKey: queryKeys.alertRules, queryFn: api.alertRules });
}

const fail = (error: unknown) => toast.error(failureText(error));

export function useAcknowledge() {
  const { api } = useAdminSession();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (alertId: string) => api.acknowledgeAlert(alertId),
    onError: fail,
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.alerts }),
  });
}

export function useSaveAlertRules() {
  const { api } = useAdminSession();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (rules: AlertSettings) => api.saveAlertRules(rules),
    onError: fail,
    onSuccess: (rules) => {
      queryClient.setQueryData(queryKeys.alertRules, rules);
      toast.success('The rules are saved.');
    },
  });
}
