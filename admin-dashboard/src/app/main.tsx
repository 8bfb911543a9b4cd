import { AppShell } from '@honey/ui/app-shell';
import { createQueryClient } from '@honey/ui/query-client';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AdminSessionContext, createAdminSession } from '../shared/admin-session.tsx';
import { App } from './app.tsx';
import './app.css';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id "root"');

const session = createAdminSession();
const queryClient = createQueryClient();
// What one admin has seen is not for the next one at this screen.
session.subscribe(() => {
  if (session.state().status === 'signed-out') queryClient.clear();
});

createRoot(root).render(
  <StrictMode>
    <AppShell queryClient={queryClient}>
      <AdminSessionContext value={session}>
        <App />
      </AdminSessionContext>
    </AppShell>
  </StrictMode>,
);
