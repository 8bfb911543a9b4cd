import { useSession } from '@honey/ui/use-session';
import { useAgentSession } from './agent-session.ts';

/** Who is signed in. Only below the sign-in gate. */
export const useAgent = () => {
  const state = useSession(useAgentSession());
  if (state.status === 'signed-out') throw new Error('Used outside of the sign-in gate');
  return state.profile;
};
