import { Center, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { BrandMark } from './brand-mark.tsx';
import { ColorSchemeToggle } from './color-scheme-toggle.tsx';

interface EntranceProps {
  title: string;
  /** One sentence below the title. */
  subtitle: string;
  children: ReactNode;
}

/** A page for who is not signed in: one card with a title. */
export const Entrance = ({ title, subtitle, children }: EntranceProps) => (
  <Center component="main" mih="100%" p="md" bg="var(--honey-panel)">
    <Stack w="100%" maw={400} gap="lg">
      <Group justify="space-between">
        <Group gap="xs">
          <BrandMark size={32} />
          <Text fw={600} size="lg">
            Honey
          </Text>
        </Group>
        <ColorSchemeToggle />
      </Group>
      <Paper withBorder p="xl" shadow="none" style={{ boxShadow: 'var(--honey-shadow)' }}>
        <Title order={1} fz="lg">
          {title}
        </Title>
        <Text c="dimmed" size="sm" mb="lg">
          {subtitle}
        </Text>
        {children}
      </Paper>
    </Stack>
  </Center>
);
