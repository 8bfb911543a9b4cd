import { useSyncExternalStore } from 'react';
import type { Session, SessionState } from './session.ts';

/** The session's present state; the component renders again when somebody signs in or out or the token is renewed. */
export const useSession = <Api, Profile>(session: Session<Api, Profile>): SessionState<Profile> =>
  useSyncExternalStore(session.subscribe, session.state);
