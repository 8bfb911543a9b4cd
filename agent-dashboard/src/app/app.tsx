import { AppShell } from '@honey/ui/app-shell';
import { createQueryClient } from '@honey/ui/query-client';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { AgentSessionContext, createAgentSession } from '../shared/agent-session.ts';
import { router } from './router.tsx';

export const App = () => {
  const [session] = useState(createAgentSession);
  const [queryClient] = useState(createQueryClient);

  useEffect(
    () =>
      session.subscribe(() => {
        // The next one at this desk must not see the chats of the last.
        if (session.state().status === 'signed-out') queryClient.clear();
      }),
    [session, queryClient],
  );

  return (
    <AppShell queryClient={queryClient}>
      <AgentSessionContext value={session}>
        <RouterProvider router={router} />
      </AgentSessionContext>
    </AppShell>
  );
};
