import { Button, Stack, Text } from '@mantine/core';
import { failureText } from './failure-text.ts';

interface ErrorStateProps {
  /** What did not work: "Your chats could not be loaded". */
  title: string;
  error: unknown;
  onAction: () => void;
  /** Default: "Try again". */
  actionLabel?: string;
  /** While the action runs. */
  busy?: boolean;
}

/** What happened and what to do, where content would have been. */
export const ErrorState = ({ title, error, onAction, actionLabel = 'Try again', busy = false }: ErrorStateProps) => (
  <Stack role="alert" align="center" justify="center" gap="xs" p="lg" ta="center" maw={420} mx="auto">
    <Text fw={600}>{title}</Text>
    <Text size="sm" c="dimmed">
      {failureText(error)}
    </Text>
    <Button variant="default" mt="xs" onClick={onAction} loading={busy}>
      {actionLabel}
    </Button>
  </Stack>
);
