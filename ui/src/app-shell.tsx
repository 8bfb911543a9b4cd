import '@fontsource-variable/source-sans-3/wght.css';
import '@mantine/core/styles.css';
import './base.css';
import { MantineProvider, useComputedColorScheme } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import type { CSSProperties, ReactNode } from 'react';
import { Toaster } from 'sonner';
import { ErrorBoundary } from './error-boundary.tsx';
import { cssVariablesResolver, theme } from './theme.ts';

const Toasts = () => (
  <Toaster
    theme={useComputedColorScheme('light')}
    // Lower right is the one corner in which neither dashboard has anything to press.
    position="bottom-right"
    offset={8}
    mobileOffset={{ bottom: 112 }}
    style={{ '--width': '232px', fontFamily: 'inherit' } as CSSProperties}
    toastOptions={{
      style: {
        background: 'var(--honey-paper)',
        color: 'var(--honey-ink)',
        border: '1px solid var(--honey-hairline)',
        borderRadius: 12,
        boxShadow: 'var(--honey-shadow)',
        fontSize: '0.875rem',
      },
      actionButtonStyle: { background: 'var(--honey-comb)', color: 'var(--honey-on-fill)', fontWeight: 600 },
    }}
  />
);

interface AppShellProps {
  queryClient: QueryClient;
  children: ReactNode;
}

/** What stands around a dashboard: look, queries, toasts, and a page for when rendering fails. */
export const AppShell = ({ queryClient, children }: AppShellProps) => (
  <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
    <ErrorBoundary>
      <QueryClientProvider client={queryClient}>
        {children}
        <Toasts />
      </QueryClientProvider>
    </ErrorBoundary>
  </MantineProvider>
);
