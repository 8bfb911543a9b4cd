import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '../query-client.ts';
import { cssVariablesResolver, theme } from '../theme.ts';

// jsdom has no layout, so it cannot answer; Mantine only asks for the colour scheme.
window.matchMedia = (media) =>
  ({
    media,
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;

/** Puts a component on the page as the dashboards do; the answer takes it away again. */
export const render = (component: ReactNode): (() => void) => {
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  const queryClient = createQueryClient();
  flushSync(() => {
    root.render(
      <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} env="test">
        <QueryClientProvider client={queryClient}>{component}</QueryClientProvider>
      </MantineProvider>,
    );
  });
  return () => {
    root.unmount();
    queryClient.clear();
    container.remove();
  };
};
