import type { AgentLoginAnswer } from '@honey/protocol/rest';
import type { AcceptInvitationBody, LookAtInvitationAnswer } from '@honey/protocol/rest-invitations';
import { createRestClient } from './rest-client.ts';

/** For who holds an invitation. It speaks for nobody: whoever is signed in here has no part in it. */
export function createInvitationApi(baseUrl: string) {
  const rest = createRestClient({ baseUrl, getToken: () => null });
  return {
    look: (token: string) => rest.post<LookAtInvitationAnswer>('/auth/invitation/look', { token }),
    accept: (body: AcceptInvitationBody) => rest.post<AgentLoginAnswer>('/auth/invitation/accept', body),
  };
}
