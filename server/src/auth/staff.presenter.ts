import type { AdminProfile, AgentProfile } from '@honey/protocol/entities';
import type { AgentStanding } from '@honey/protocol/rest-desk';
import type { Admin, Agent } from '../platform/database/generated/client.ts';

export function presentAgent(agent: Pick<Agent, keyof AgentProfile>): AgentProfile {
  const { id, name, email, status, currentChats, maxChats } = agent;
  return { id, name, email, status, currentChats, maxChats };
}

export function presentStanding(agent: Pick<Agent, keyof AgentStanding>): AgentStanding {
  return { ...presentAgent(agent), statusReason: agent.statusReason };
}

export function presentAdmin({ id, name, email }: Admin): AdminProfile {
  return { id, name, email };
}
