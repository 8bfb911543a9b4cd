import { LoginForm } from '@honey/ui/login-form';
import { useSession } from '@honey/ui/use-session';
import { DeskProvider } from '../features/desk/desk-provider.tsx';
import { useAgentSession } from '../shared/agent-session.ts';
import { DeskLayout } from './desk-layout.tsx';

/** The desk for who is signed in, the sign-in page for everybody else; the address stays as it is. */
export const SignInGate = () => {
  const session = useAgentSession();
  const state = useSession(session);
  if (state.status === 'signed-out')
    return (
      <LoginForm
        title="Agent desk"
        subtitle="Sign in to answer people who asked for a person."
        reason={state.reason}
        onLogin={session.login}
      />
    );
  return (
    <DeskProvider key={state.profile.id} agent={state.profile}>
      <DeskLayout />
    </DeskProvider>
  );
};
