import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  /** What happens next, or what one can do. */
  children?: ReactNode;
  /** A quiet drawing above the words; decoration. */
  picture?: ReactNode;
}

/** Says that there is nothing, and what happens next. */
export const EmptyState = ({ title, children, picture }: EmptyStateProps) => (
  <Stack align="center" justify="center" gap="xs" p="lg" ta="center" maw={400} mx="auto">
    {picture}
    <Text fw={600}>{title}</Text>
    {children === undefined ? null : (
      <Text size="sm" c="dimmed" component="div">
        {children}
      </Text>
    )}
  </Stack>
);
