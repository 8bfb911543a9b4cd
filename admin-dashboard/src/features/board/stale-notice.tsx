import { failureText } from '@honey/ui/failure-text';
import { formatClock } from '@honey/ui/duration';
import { Alert } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';

/** Says that what stands below is not current, and since when. */
export function StaleNotice({ queries }: { queries: readonly UseQueryResult[] }) {
  const failed = queries.filter((query) => query.isRefetchError);
  const [first] = failed;
  if (!first) return null;
  const since = Math.min(...failed.map((query) => query.dataUpdatedAt));
  return (
    <Alert
      color="alert"
      variant="light"
      role="status"
      title={`These numbers are from ${formatClock(new Date(since).toISOString())}`}
    >
      {failureText(first.error)} Honey keeps trying.
    </Alert>
  );
}
