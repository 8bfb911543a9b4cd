import type { AdminProfile, AgentProfile } from '@honey/protocol/entities';
import type { Admin, Agent } from '../platform/database/generated/client.ts';

export function presentAgent(agent: Pick<Agent, keyof AgentProfile>): AgentProfile {
  const { id, name, email, status, currentChats, maxChats } = agent;
  return { id, name, email, status, currentChats, maxChats };
}

export function presentAdmin({ id, name, email }: Admin): AdminProfile {
  return { id, name, email };
}
