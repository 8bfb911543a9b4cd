import { Injectable } from '@nestjs/common';
import type { AgentStanding as Standing, AgentStatusBody } from '@honey/protocol/rest-desk';
import { Database } from '../platform/database/database.ts';
import { Dispatcher } from '../routing/dispatcher.ts';
import { forgiveAgent } from '../routing/requeue.queries.ts';
import type { AgentStanding } from '../routing/tell-agent-status.ts';
import { AgentStatusNews } from './agent-status-news.ts';
import { presentStanding } from '../auth/staff.presenter.ts';

/** An agent comes, takes a break or goes. Who comes online is given the line in the same transaction. */
@Injectable()
export class SetAgentStatus {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly database: Database,
    private readonly news: AgentStatusNews,
  ) {}

  async run(agentId: string, { status, reason }: AgentStatusBody): Promise<Standing> {
    await this.dispatcher.change(async (tx) => {
      await tx.query(
        `UPDATE "Agent" SET status = $2::"AgentStatus", "statusReason" = $3, "statusAt" = clock_timestamp(), "updatedAt" = now()
         WHERE id = $1`,
        [agentId, status, reason ?? null],
      );
      if (status === 'ONLINE') await forgiveAgent(tx, agentId);
    });
    // Read anew: the line may have given a chat. All boards wait for the news of it, so this is no matter for an ORM.
    const { rows } = await this.database.pool.query<Standing & AgentStanding>({
      name: 'read-agent-standing',
      text: 'SELECT id, name, email, status, "statusReason", "currentChats", "maxChats", "leaseUntil" FROM "Agent" WHERE id = $1',
      values: [agentId],
    });
    const [agent] = rows;
    if (!agent) throw new Error('An agent who has signed in exists.');
    this.news.tell(agent);
    return presentStanding(agent);
  }
}
