import { Injectable } from '@nestjs/common';
import type { AgentProfile } from '@honey/protocol/entities';
import type { AgentStatus } from '@honey/protocol/states';
import { Database } from '../platform/database/database.ts';
import { Dispatcher } from '../routing/dispatcher.ts';
import { forgiveAgent } from '../routing/requeue.queries.ts';
import { type AgentStanding, AgentStatusNews } from './agent-status-news.ts';
import { presentAgent } from '../auth/staff.presenter.ts';

/** An agent comes, takes a break or goes. Who comes online is given the line in the same transaction. */
@Injectable()
export class SetAgentStatus {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly database: Database,
    private readonly news: AgentStatusNews,
  ) {}

  async run(agentId: string, status: AgentStatus): Promise<AgentProfile> {
    await this.dispatcher.change(async (tx) => {
      await tx.query(`UPDATE "Agent" SET status = $2::"AgentStatus", "updatedAt" = now() WHERE id = $1`, [
        agentId,
        status,
      ]);
      if (status === 'ONLINE') await forgiveAgent(tx, agentId);
    });
    // Read anew: the line may have given a chat. All boards wait for the news of it, so this is no matter for an ORM.
    const { rows } = await this.database.pool.query<AgentProfile & AgentStanding>({
      name: 'read-agent-standing',
      text: 'SELECT id, name, email, status, "currentChats", "maxChats", "leaseUntil" FROM "Agent" WHERE id = $1',
      values: [agentId],
    });
    const [agent] = rows;
    if (!agent) throw new Error('An agent who has signed in exists.');
    this.news.tell(agent);
    return presentAgent(agent);
  }
}
