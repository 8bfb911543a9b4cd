import { Skeleton, Stack } from '@mantine/core';

/** Where a list will be. */
export const ListLoading = ({ label }: { label: string }) => (
  <Stack gap="sm" p="md" role="status" aria-label={label}>
    {[0, 1, 2].map((line) => (
      <Skeleton key={line} h={68} radius="lg" />
    ))}
  </Stack>
);
