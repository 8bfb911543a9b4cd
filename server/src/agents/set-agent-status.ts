import { Injectable } from '@nestjs/common';
import type { AgentProfile } from '@honey/protocol/entities';
import type { AgentStatus } from '@honey/protocol/states';
import { PrismaService } from '../platform/database/prisma.service.ts';
import { Dispatcher } from '../routing/dispatcher.ts';
import { forgiveAgent } from '../routing/requeue.queries.ts';
import { AgentStatusNews } from './agent-status-news.ts';
import { presentAgent } from '../auth/staff.presenter.ts';

/** An agent comes, takes a break or goes. Who comes online is given the line in the same transaction. */
@Injectable()
export class SetAgentStatus {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly prisma: PrismaService,
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
    const agent = await this.prisma.agent.findUniqueOrThrow({ where: { id: agentId } });
    this.news.tell(agent);
    return presentAgent(agent);
  }
}
