import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { adminRequests } from '../../shared/admin-requests.ts';
import type { AuditFilter } from '../../shared/admin-requests.ts';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { queryKeys } from '../../shared/query-keys.ts';

/** The record from its newest entry, as far as it was asked for. */
export function useRecord(filter: AuditFilter) {
  const { rest } = useAdminSession();
  return useInfiniteQuery({
    queryKey: [...queryKeys.audit, filter],
    queryFn: ({ pageParam }) => adminRequests.audit(rest, filter, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ entries, hasMore }) => (hasMore ? entries.at(-1)?.id : undefined),
    select: ({ pages }) => pages.flatMap(({ entries }) => entries),
  });
}

/** Everybody who can be on record. */
export function useActors() {
  const { rest } = useAdminSession();
  return useQuery({
    queryKey: queryKeys.auditActors,
    queryFn: async () => (await adminRequests.auditActors(rest)).actors,
  });
}
