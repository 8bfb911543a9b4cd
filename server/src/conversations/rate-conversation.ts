import { Injectable } from '@nestjs/common';
import type { RatingAnswer, RatingBody } from '@honey/protocol/rest';
import { isOwner } from '../auth/policy.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { UserPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { findConversation } from './conversation.queries.ts';
import { noSuchConversation } from './find-visible-conversation.ts';
import { MessageRate } from './message-rate.ts';
import { insertRating } from './rating.queries.ts';

/** A customer says, once, how it was to talk to a person. */
@Injectable()
export class RateConversation {
  constructor(
    private readonly database: Database,
    private readonly rate: MessageRate,
  ) {}

  async run(user: UserPrincipal, conversationId: string, body: RatingBody): Promise<Outcome<RatingAnswer>> {
    const refusal = this.rate.refusal(user);
    if (refusal) return refusal;
    const conversation = await findConversation(this.database.pool, conversationId);
    if (!conversation || !isOwner(user, conversation)) return noSuchConversation;
    const { score, comment } = body;
    const createdAt = await insertRating(this.database.pool, { conversationId, score, comment: comment ?? null });
    if (createdAt === null) {
      return refuse('WRONG_STATE', 'Only a conversation with a person can be rated, and only once.');
    }
    const rating = { score, comment: comment ?? null, createdAt: createdAt.toISOString() };
    return done({ status: conversation.status, conversationId, rating });
  }
}
