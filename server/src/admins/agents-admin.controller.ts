import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '../platform/http/api-remarks.ts';
import { type AdminAgent, adminAgentSchema } from '@honey/protocol/entities';
import { adminAgentsAnswer, type AdminAgentsAnswer, createAgentBody, updateAgentBody } from '@honey/protocol/rest';
import {
  invitationSchema,
  type Invitation,
  invitedAgentAnswer,
  type InvitedAgentAnswer,
} from '@honey/protocol/rest-invitations';
import { Allow, CurrentPrincipal } from '../auth/access.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { unwrap } from '../platform/http/problem.ts';
import { readAgents } from './admin.queries.ts';
import { type AgentChanges, ChangeAgent } from './change-agent.ts';
import { InviteAgents, type NewAgent } from './invite-agents.ts';

@ApiTags('admin')
@ApiBearerAuth()
@Allow('admin')
@Controller('admin/agents')
export class AgentsAdminController {
  constructor(
    private readonly database: Database,
    private readonly inviteAgents: InviteAgents,
    private readonly changeAgent: ChangeAgent,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: adminAgentsAnswer })
  async agents(): Promise<AdminAgentsAnswer> {
    return { agents: await readAgents(this.database.pool) };
  }

  @Post()
  @ApiCreatedResponse({ standardSchema: invitedAgentAnswer })
  async add(
    @CurrentPrincipal() admin: AdminPrincipal,
    @Body({ schema: createAgentBody }) body: NewAgent,
  ): Promise<InvitedAgentAnswer> {
    return unwrap(await this.inviteAgents.add(admin, body));
  }

  @Post(':agentId/invitation')
  @ApiCreatedResponse({ standardSchema: invitationSchema })
  async inviteAgain(@CurrentPrincipal() admin: AdminPrincipal, @Param('agentId') agentId: string): Promise<Invitation> {
    return unwrap(await this.inviteAgents.again(admin, agentId));
  }

  @Patch(':agentId')
  @ApiOkResponse({ standardSchema: adminAgentSchema })
  async change(
    @CurrentPrincipal() admin: AdminPrincipal,
    @Param('agentId') agentId: string,
    @Body({ schema: updateAgentBody }) body: AgentChanges,
  ): Promise<AdminAgent> {
    return unwrap(await this.changeAgent.run(admin, agentId, body));
  }
}
