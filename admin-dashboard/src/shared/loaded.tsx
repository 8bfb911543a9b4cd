import { ErrorState } from '@honey/ui/error-state';
import { Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';

/** What is looked at of a query, be it of one answer or of pages. */
interface LoadedQuery<Data> {
  data: Data | undefined;
  isError: boolean;
  error: Error | null;
  isFetching: boolean;
  refetch: () => Promise<unknown>;
}

interface LoadedProps<Data> {
  query: LoadedQuery<Data>;
  /** What it says when there is nothing to show because of a failure: "The line could not be loaded". */
  failure: string;
  children: (data: Data) => ReactNode;
}

/** The answer of a query, or how it stands: being loaded, or failed with a way to try again. */
export function Loaded<Data>({ query, failure, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) {
    return (
      <ErrorState
        title={failure}
        error={query.error}
        busy={query.isFetching}
        onAction={() => {
          void query.refetch();
        }}
      />
    );
  }
  return (
    <Stack gap="sm" p="md" role="status" aria-label="Loading">
      {[80, 60, 70].map((width) => (
        <Skeleton key={width} h={16} w={`${String(width)}%`} />
      ))}
    </Stack>
  );
}
