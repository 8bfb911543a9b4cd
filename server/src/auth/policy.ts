import type { ConversationStatus } from '@honey/protocol/states';
import type { AdminPrincipal, Principal } from '../domain/principal.ts';

/** What the policy needs to know of a conversation. */
export interface ConversationFacts {
  userId: string;
  assignedAgentId: string | null;
  status: ConversationStatus;
}

/*
 * Who may do what with a conversation: the one place that decides, for REST and for the socket. A "no" is
 * always answered as if the conversation did not exist, so that ids cannot be probed.
 */

export function isOwner(principal: Principal, conversation: ConversationFacts): boolean {
  return principal.kind === 'user' && principal.userId === conversation.userId;
}

/** Its agent: the assigned one, also of the closed conversation, whose history stays theirs to read. */
export function isItsAgent(principal: Principal, conversation: ConversationFacts): boolean {
  return principal.kind === 'agent' && principal.agentId === conversation.assignedAgentId;
}

export function mayRead(principal: Principal, conversation: ConversationFacts): boolean {
  return principal.kind === 'admin' || isParticipant(principal, conversation);
}

/** Those whose words belong in the conversation. */
export function isParticipant(principal: Principal, conversation: ConversationFacts): boolean {
  return isOwner(principal, conversation) || isItsAgent(principal, conversation);
}

/** Gives the chat to another agent, or back to the line. */
export function mayTransfer(principal: Principal, conversation: ConversationFacts): boolean {
  return principal.kind === 'admin' || isItsAgent(principal, conversation);
}

/** Hears any conversation's messages as they come. */
export function mayWatch(principal: Principal): principal is AdminPrincipal {
  return principal.kind === 'admin';
}

export function mayClose(principal: Principal, conversation: ConversationFacts): boolean {
  return mayRead(principal, conversation);
}
