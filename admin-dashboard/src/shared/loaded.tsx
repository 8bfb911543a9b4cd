import { ErrorState } from '@honey/ui/error-state';
import { Skeleton, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';

interface LoadedProps<Data> {
  query: UseQueryResult<Data>;
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
