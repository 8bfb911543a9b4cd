import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '../platform/http/api-remarks.ts';
import {
  agentConversationsAnswer,
  type AgentConversationsAnswer,
  type Availability,
  availabilitySchema,
} from '@honey/protocol/rest';
import {
  type AgentStanding,
  agentStandingSchema,
  agentStatusBody,
  type AgentStatusBody,
} from '@honey/protocol/rest-desk';
import { Allow, CurrentPrincipal, Public } from '../auth/access.ts';
import type { AgentPrincipal } from '../domain/principal.ts';
import { PrismaService } from '../platform/database/prisma.service.ts';
import { FindAvailability } from './find-availability.ts';
import { ListMyConversations } from './list-my-conversations.ts';
import { SetAgentStatus } from './set-agent-status.ts';
import { presentStanding } from '../auth/staff.presenter.ts';

@ApiTags('agents')
@Controller('agents')
export class AgentsController {
  constructor(
    private readonly findAvailability: FindAvailability,
    private readonly setAgentStatus: SetAgentStatus,
    private readonly listMyConversations: ListMyConversations,
    private readonly prisma: PrismaService,
  ) {}

  @Public()
  @Get('availability')
  @ApiOkResponse({ standardSchema: availabilitySchema })
  async availability(): Promise<Availability> {
    return this.findAvailability.run();
  }

  @ApiBearerAuth()
  @Allow('agent')
  @Get('me')
  @ApiOkResponse({ standardSchema: agentStandingSchema })
  async me(@CurrentPrincipal() { agentId }: AgentPrincipal): Promise<AgentStanding> {
    return presentStanding(await this.prisma.agent.findUniqueOrThrow({ where: { id: agentId } }));
  }

  @ApiBearerAuth()
  @Allow('agent')
  @Patch('me/status')
  @ApiOkResponse({ standardSchema: agentStandingSchema })
  async status(
    @CurrentPrincipal() { agentId }: AgentPrincipal,
    @Body({ schema: agentStatusBody }) body: AgentStatusBody,
  ): Promise<AgentStanding> {
    return this.setAgentStatus.run(agentId, body);
  }

  @ApiBearerAuth()
  @Allow('agent')
  @Get('me/conversations')
  @ApiOkResponse({ standardSchema: agentConversationsAnswer })
  async conversations(@CurrentPrincipal() { agentId }: AgentPrincipal): Promise<AgentConversationsAnswer> {
    return { conversations: await this.listMyConversations.run(agentId) };
  }
}
