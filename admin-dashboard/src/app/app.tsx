import { LoginForm } from '@honey/ui/login-form';
import { useSession } from '@honey/ui/use-session';
import { RouterProvider } from '@tanstack/react-router';
import { useAdminSession } from '../shared/admin-session.tsx';
import { router } from './router.tsx';

/** The sign-in page, or the dashboard at the address that was asked for. */
export function App() {
  const session = useAdminSession();
  const state = useSession(session);
  if (state.status === 'signed-out') {
    return (
      <LoginForm
        title="Admin board"
        subtitle="See who is waiting, who is free, and how today goes."
        reason={state.reason}
        onLogin={session.login}
      />
    );
  }
  return <RouterProvider router={router} />;
}
