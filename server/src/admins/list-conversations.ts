import { Injectable } from '@nestjs/common';
import type { Conversation } from '@honey/protocol/entities';
import type { ConversationStatus } from '@honey/protocol/states';
import { presentConversation } from '../conversations/conversation.presenter.ts';
import { PrismaService } from '../platform/database/prisma.service.ts';

export interface ConversationFilter {
  status?: ConversationStatus;
  limit: number;
}

/** Conversations for the admins' lists, the latest activity first. */
@Injectable()
export class ListConversations {
  constructor(private readonly prisma: PrismaService) {}

  async run({ status, limit }: ConversationFilter): Promise<Conversation[]> {
    const rows = await this.prisma.conversation.findMany({
      where: status ? { status } : {},
      include: { assignedAgent: { select: { name: true } } },
      orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
      take: limit,
    });
    return rows.map(({ id, assignedAgent, ...row }) =>
      presentConversation({ ...row, conversationId: id, assignedAgentName: assignedAgent?.name ?? null }),
    );
  }
}
